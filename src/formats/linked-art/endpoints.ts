/** The schema of the endpoint that describes a class (Linked Art 1.0, API), by the class: `{ Person: "person.json" }`. */
export const endpoints: Readonly<Record<string, string>> = {
  HumanMadeObject: "object.json",
  Person: "person.json",
  Group: "group.json",
  Place: "place.json",
  Type: "concept.json",
  Material: "concept.json",
  Language: "concept.json",
  Currency: "concept.json",
  MeasurementUnit: "concept.json",
  Event: "event.json",
  Activity: "event.json",
  DigitalObject: "digital.json",
  LinguisticObject: "text.json",
  Set: "set.json",
};
