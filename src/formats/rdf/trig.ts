import type { Syntax } from "./graph.ts";
import { writeTurtle } from "./turtle.ts";

/** TriG as a syntax of any graph: Turtle in a graph that is called by the address of the document. */
export const trigSyntax: Syntax = {
  name: "trig",
  title: "TriG",
  extension: "trig",
  contentType: "application/trig",
  accepts: ["application/trig"],
  of: "trig",
  standard: "TriG 1.1",
  write: writeTurtle,
};
