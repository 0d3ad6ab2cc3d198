/** Settings of every AWS client but the table's; without throwOnRequestTimeout a late answer is only logged. */
export const clientDefaults = {
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
};
