import type { Handler } from "#functions/middleware.ts";

/**
 * Make a handler of what must be read first (the secret). Reading begins with the function, and its first event waits for
 * it; a reading that failed fails that event, and the next one reads again.
 */
export const handlerOnceRead = <Value, Event, Result>(
  read: () => Promise<Value>,
  createHandler: (value: Value) => Handler<Event, Result>,
): Handler<Event, Result> => {
  const begin = () => {
    const made = read().then(createHandler);
    // Told by the event that waits for it; until one comes it must not end the process.
    made.catch(() => {});
    return made;
  };
  let underWay: Promise<Handler<Event, Result>> | undefined = begin();
  return async (event, context) => {
    underWay ??= begin();
    const handler = await underWay.catch((error: unknown) => {
      underWay = undefined;
      throw error;
    });
    return handler(event, context);
  };
};
