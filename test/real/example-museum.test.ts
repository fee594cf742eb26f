/** What `npm test` holds some of each type to, every public record of the example museum is held to here. */
process.env.CARTOUCHE_EVERY = "1";
await import("../conformance/example-museum.test.ts");
await import("../conformance/lido-edm-museum.test.ts");
