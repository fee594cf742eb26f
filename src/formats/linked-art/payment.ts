import type { Money } from "../../entities/facts.ts";
import { currencyIri } from "../../entities/words/currencies.ts";
import type { Activity } from "./activity-node.ts";
import { type Draft, inner } from "./draft.ts";
import type { Assertion, LinkedArtNode } from "./node.ts";
import { addAll, displayNames } from "./words.ts";

const provenance = { id: "http://vocab.getty.edu/aat/300055863", type: "Type", _label: "provenance activity" } as const;

/**
 * What was paid for a thing when it changed hands: a provenance activity of which the acquisition and the payment are parts. A payment
 * is an amount in a currency; a price that is only words stays words.
 */
export function paymentFor(node: LinkedArtNode, fact: Activity, { root }: Draft): Assertion[] {
  const amount = fact.price && amountNode(inner(node, "amount"), fact.price);
  if (amount === undefined || root.type !== "HumanMadeObject") return [];
  const thing: LinkedArtNode = { id: root.id, type: root.type };
  const payment: LinkedArtNode = { id: inner(node, "payment"), type: "Payment", paid_amount: amount };
  addAll(payment, "paid_from", partiesOf(node, "to"));
  addAll(payment, "paid_to", partiesOf(node, "from"));
  const whole: LinkedArtNode = { id: inner(node, "provenance"), type: "Activity" };
  whole.classified_as = [provenance];
  whole._label = "Provenance";
  if (node.type === "Acquisition")
    addAll(whole, "part", [{ id: node.id, type: node.type, transferred_title_of: [thing] }]);
  else if (node.type === "TransferOfCustody")
    addAll(whole, "part", [{ id: node.id, type: node.type, transferred_custody_of: [thing] }]);
  addAll(whole, "part", [payment]);
  return [{ label: "Provenance", value: whole }];
}

function amountNode(id: string, { amount, currency, display }: Money): LinkedArtNode | undefined {
  const iri = currency === undefined ? undefined : currencyIri(currency);
  if (amount === undefined || !Number.isFinite(amount) || iri === undefined) return undefined;
  const node: LinkedArtNode = { id, type: "MonetaryAmount", value: amount + 0 };
  node.currency = { id: iri, type: "Currency", _label: currency?.toUpperCase() ?? "" };
  node.identified_by = displayNames(node, [display]);
  return node;
}

/** Who gave or took the thing: who takes it pays. */
function partiesOf(node: LinkedArtNode, side: "from" | "to"): LinkedArtNode[] {
  const parties = [node[`transferred_title_${side}`], node[`transferred_custody_${side}`]];
  return parties.flatMap((found) => (Array.isArray(found) ? found : []));
}
