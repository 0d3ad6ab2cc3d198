/**
 * Make a value when it is first asked for, and once: a table that a start need not wait for.
 *
 * @returns what gives the value; where making it fails, that is told, and the next call makes it anew
 */
export const lazily = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};
