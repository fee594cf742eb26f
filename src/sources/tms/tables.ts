/** The sorts of records a TMS export gives; each is the middle of a key, `tms/object/6183`. */
export type RecordKind = "term" | "constituent" | "reference" | "exhibition" | "location" | "image" | "object";

/**
 * A table of TMS as Cartouche reads it. `record`: its rows are records of their own; else `of` and `owner` say which record
 * a row belongs to. `id` is the row's own key where the export has one; `refers` is what it points to.
 */
export type TableSpec = {
  record?: RecordKind;
  of?: { record: RecordKind; column: string };
  id?: string;
  refers?: { record: RecordKind; column: string; orNothing?: boolean };
  /** What a record may point to; where that is missing the record is taken without it. */
  mayRefer?: { record: RecordKind; column: string };
  /** Several rows with one `id` are one record. */
  grouped?: boolean;
  /** The id is a text; those of TMS's own tables are whole numbers. */
  textual?: boolean;
  /** Without these nothing can be made of the table. */
  required: readonly string[];
  /** The other columns that mean something to Cartouche; what is not listed is kept in the original. */
  columns: readonly string[];
};

const ofObject = { record: "object", column: "ObjectID" } as const;
const ofConstituent = { record: "constituent", column: "ConstituentID" } as const;
const names = ["NameTitle", "FirstName", "MiddleName", "LastName", "Suffix", "Institution", "AlphaSort"];
const termColumns = ["Path", "AATID"];
const geographyColumns = ["GeoType", "TGNTermID"];

/** The tables that are read, by TMS's own names; any other file in the folder is left alone. */
export const tables = {
  Constituents: {
    record: "constituent",
    id: "ConstituentID",
    required: ["ConstituentID", "DisplayName"],
    columns: [
      "ConstituentType",
      ...names,
      "BeginDate",
      "EndDate",
      "DisplayDate",
      "Nationality",
      "ULANID",
      "WikidataID",
      "VIAFID",
      "Gender",
      "Biography",
      "PublicAccess",
    ],
  },
  ConAltNames: {
    of: ofConstituent,
    id: "AltNameID",
    required: ["ConstituentID", "DisplayName"],
    columns: ["AltNameID", "NameType", "Language", ...names],
  },
  ConThesTerms: {
    of: ofConstituent,
    required: ["ConstituentID", "ThesXrefType", "Term"],
    columns: termColumns,
  },
  ConGeography: { of: ofConstituent, required: ["ConstituentID", "GeographyTerm"], columns: geographyColumns },
  BibReferences: {
    record: "reference",
    id: "ReferenceID",
    required: ["ReferenceID", "Title"],
    columns: [
      "Format",
      "SubTitle",
      "Author",
      "PlacePublished",
      "Publisher",
      "YearPublished",
      "Language",
      "ISBN",
      "DOI",
    ],
  },
  RefAltNums: {
    of: { record: "reference", column: "ReferenceID" },
    id: "RefAltNumID",
    required: ["ReferenceID", "RefAltNum"],
    columns: ["RefAltNumID", "Description"],
  },
  Exhibitions: {
    record: "exhibition",
    id: "ExhibitionID",
    mayRefer: { record: "constituent", column: "VenueID" },
    required: ["ExhibitionID", "ExhTitle"],
    columns: ["BeginISODate", "EndISODate", "DisplayDate", "VenueID", "PublicAccess"],
  },
  ExhVenues: {
    of: { record: "exhibition", column: "ExhibitionID" },
    id: "ExhVenueXrefID",
    required: ["ExhibitionID", "VenueDisplayName"],
    columns: ["ExhVenueXrefID", "BeginISODate", "EndISODate"],
  },
  Locations: {
    record: "location",
    id: "LocationID",
    mayRefer: { record: "location", column: "PartOf" },
    required: ["LocationID"],
    columns: ["Site", "Building", "Floor", "Room", "Description", "PublicAccess", "PartOf"],
  },
  LocationXrefs: {
    of: { record: "location", column: "LocationID" },
    refers: { record: "location", column: "LocationKey" },
    required: ["LocationID", "LocationKey"],
    columns: [],
  },
  PreferredLocations: {
    record: "location",
    id: "LocationKey",
    textual: true,
    mayRefer: { record: "location", column: "PartOf" },
    required: ["LocationKey", "Description"],
    columns: ["LocationType", "PublicAccess", "MapImageUrl", "MapShapeType", "MapShapeCoords", "PartOf"],
  },
  ObjImages: {
    record: "image",
    id: "FileName",
    grouped: true,
    textual: true,
    refers: ofObject,
    required: ["ObjectID", "FileName"],
    columns: [
      "Url",
      "ThumbnailUrl",
      "Caption",
      "Rights",
      "SizeNotes",
      "WidthPx",
      "HeightPx",
      "DisplayOrder",
      "Primary",
      "View",
      "PublicAccess",
    ],
  },
  Objects: {
    record: "object",
    id: "ObjectID",
    required: ["ObjectID", "ObjectNumber"],
    columns: [
      "Classification",
      "SubClassification",
      "Medium",
      "Dated",
      "DateBegin",
      "DateEnd",
      "Dimensions",
      "CreditLine",
      "Edition",
      "Exhibitions",
      "Description",
      "Inscribed",
      "Culture",
      "Period",
      "CurrentLocation",
      "PublicAccess",
      "WikidataID",
    ],
  },
  ObjTitles: {
    of: ofObject,
    id: "TitleID",
    required: ["ObjectID", "Title"],
    columns: ["TitleID", "TitleType", "Language", "DisplayOrder"],
  },
  AltNums: {
    of: ofObject,
    id: "AltNumID",
    required: ["ObjectID", "AltNum"],
    columns: ["AltNumID", "Description", "BeginISODate", "EndISODate", "Assigner"],
  },
  ObjHistory: {
    of: ofObject,
    id: "ObjHistoryID",
    required: ["ObjectID", "DataType", "ForwardText"],
    columns: ["ObjHistoryID", "DisplayOrder", "InvertedText", "Remarks", "EffectiveDate"],
  },
  ObjConXrefs: {
    of: ofObject,
    id: "ConXrefID",
    refers: ofConstituent,
    required: ["ConXrefID", "ObjectID", "ConstituentID"],
    columns: ["Role", "RoleID", "DisplayOrder", "Displayed", "Prefix", "Suffix", "DisplayName"],
  },
  ObjDimsParsed: {
    of: ofObject,
    id: "DimensionID",
    required: ["ObjectID", "DimItemElemXrefID", "DimensionType", "Dimension"],
    columns: [
      "DimensionID",
      "Element",
      "ElementRank",
      "DisplayDimensions",
      "DimRank",
      "PrimaryUnitID",
      "SecondaryUnitID",
    ],
  },
  ObjThesTerms: { of: ofObject, required: ["ObjectID", "ThesXrefType", "Term"], columns: termColumns },
  ObjGeography: { of: ofObject, required: ["ObjectID", "GeographyTerm"], columns: geographyColumns },
  ObjConGeography: { of: ofObject, required: ["ObjectID", "GeographyTerm"], columns: geographyColumns },
  Conditions: {
    of: ofObject,
    id: "ConditionID",
    required: ["ObjectID", "SurveyType"],
    columns: ["ConditionID", "SurveyISODate", "EndISODate", "Narrative"],
  },
  ObjExhXrefs: {
    of: ofObject,
    id: "ExhObjXrefID",
    refers: { record: "exhibition", column: "ExhibitionID" },
    required: ["ObjectID", "ExhibitionID"],
    columns: ["ExhObjXrefID", "CatalogueNumber"],
  },
  ObjRefXrefs: {
    of: ofObject,
    id: "RefObjXrefID",
    refers: { record: "reference", column: "ReferenceID" },
    required: ["ObjectID", "ReferenceID"],
    columns: ["RefObjXrefID", "Illustrated", "Remarks", "PageNumber", "CatalogueNumber", "FigureNumber"],
  },
  ObjProvenance: { of: ofObject, required: ["ObjectID", "Provenance"], columns: [] },
  ObjWebLabels: { of: ofObject, required: ["ObjectID", "TextEntry"], columns: [] },
  ObjWebURLs: { of: ofObject, required: ["ObjectID", "URL"], columns: [] },
  ObjLocations: {
    of: ofObject,
    id: "ObjLocationID",
    refers: { record: "location", column: "LocationID", orNothing: true },
    required: ["ObjectID", "LocationID"],
    columns: ["ObjLocationID", "Status", "BeginISODate", "EndISODate"],
  },
  Associations: {
    of: { record: "object", column: "ChildObjectID" },
    id: "AssociationID",
    refers: { record: "object", column: "ParentObjectID" },
    required: ["ParentObjectID", "ChildObjectID"],
    columns: ["AssociationID", "Relationship", "DisplayOrder", "BeginISODate", "EndISODate"],
  },
} as const satisfies Record<string, TableSpec>;

/** The name of a table that is read, such as `"ObjConXrefs"`. */
export type TableName = keyof typeof tables;

/** The tables' names in the order in which they are read. */
export const tableNames = Object.keys(tables) as TableName[];

/** The specification of a table, in its general shape. */
export const tableSpec = (name: TableName): TableSpec => tables[name];

/** The column with the time of the export: it differs in every one, and is no change. */
export const exportStamp = "DataDateStamp";
