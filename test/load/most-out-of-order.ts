/**
 * Say by how many places the mail that is farthest from its place left it.
 *
 * @param loaded.queued - deliveries in the order in which they were queued
 * @param loaded.sent - in the order in which they were handed over
 */
export const mostOutOfOrder = ({
  queued,
  sent,
}: {
  readonly queued: readonly string[];
  readonly sent: readonly string[];
}): number => {
  const place = new Map(queued.map((id, i) => [id, i]));
  return sent.reduce((most, id, i) => Math.max(most, Math.abs(i - (place.get(id) ?? i))), 0);
};
