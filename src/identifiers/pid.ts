declare const registered: unique symbol;

/** A persistent identifier in its canonical spelling, such as `"X5K4-2B6C-9Q1W"`; only the registry and the grammars make one. */
export type Pid = string & { readonly [registered]: "Pid" };
