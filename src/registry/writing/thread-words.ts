/** What a writing thread says when it is open. */
export const ready = "ready";
/** What it is told when it shall end. */
export const closing = "close";
