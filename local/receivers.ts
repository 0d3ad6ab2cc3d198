import { randomUUID } from "node:crypto";

/** Receivers of this process that are open. */
const open = new Set<string>();

/** Name a receiver of messages: the process, and which of its openings, since process numbers come round again. */
export const openReceiver = (): string => {
  const receiver = `${process.pid}:${randomUUID()}`;
  open.add(receiver);
  return receiver;
};

/** Say that a receiver takes no more messages. */
export const closeReceiver = (receiver: string): void => {
  open.delete(receiver);
};

/** Tell whether whoever took a message may still be at work on it. */
export const isReceiverAlive = (receiver: string): boolean => {
  const pid = Number(receiver.split(":", 1)[0]);
  if (pid === process.pid) return open.has(receiver);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};
