import { InvalidArgumentError } from "commander";

/** A run's number as it is given. */
export function runNumber(text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a number, such as 12.");
}
