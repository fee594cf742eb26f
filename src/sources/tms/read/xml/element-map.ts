import type { TableName } from "../../tables.ts";

/**
 * A row that an element is read as: columns of the table by the leaf below the element that holds them (of several the first
 * that holds anything). `rest` takes every other leaf under its own name. `embedded`: the export says it again wherever it is
 * referred to, and once is enough. `otherwise`: the object's table for a row whose owner is not told.
 */
export type RowSpec = {
  table: TableName;
  columns: Readonly<Record<string, string | readonly string[]>>;
  rest?: boolean;
  embedded?: boolean;
  otherwise?: TableName;
};

/** An element below a record or below another element; `each` names children that are a row each, with what stands beside them. */
export type ElementSpec = {
  at: readonly string[];
  rows: readonly RowSpec[];
  each?: string;
  within?: readonly ElementSpec[];
};

const geography = {
  GeoType: ["ThesGeoType", "ConGeoCode"],
  GeographyTerm: ["ThesGeographyTerm", "ConGeographyText"],
  TGNTermID: "ConGeoTGNSourceTermID",
} as const;

/** An `ObjRecord` itself, where it is the object's own and not only around its titles or images. */
export const recordRows: readonly RowSpec[] = [
  {
    table: "Objects",
    rest: true,
    columns: { Medium: "PhysicalDescription/Medium", Description: "PublicDescription", Inscribed: "Inscription" },
  },
  { table: "ObjProvenance", columns: { Provenance: "Provenance" } },
  { table: "ObjWebURLs", columns: { URL: "ResourceURL" } },
];

/** What stands below an `ObjRecord`, wherever in the files: an export has one file for each sort, or one for all. */
export const sections: readonly ElementSpec[] = [
  {
    at: ["Titles", "Title"],
    rows: [{ table: "ObjTitles", rest: true, columns: { DisplayOrder: "TitleDisplayOrder" } }],
  },
  {
    at: ["Constituents", "ObjectRelatedConstituent"],
    rows: [
      { table: "Constituents", rest: true, embedded: true, columns: { ULANID: "CreatorULANID" } },
      {
        table: "ObjConXrefs",
        columns: {
          ConXrefID: "ConXrefID",
          ConXrefObjID: "ConXrefObjID",
          ConstituentID: "ConstituentID",
          DisplayOrder: "CreatorDispOrder",
          Role: "Role",
          Prefix: "Prefix",
          Suffix: "Suffix",
        },
      },
    ],
    within: [
      {
        at: ["ConstituentGeography", "ConstituentGeography"],
        rows: [{ table: "ConGeography", rest: true, embedded: true, columns: geography }],
      },
    ],
  },
  {
    at: ["ConstituentGeography", "ObjectRelatedConstituentGeography"],
    rows: [{ table: "ConGeography", rest: true, embedded: true, columns: geography, otherwise: "ObjConGeography" }],
  },
  {
    at: ["BibReferences", "BibReferences"],
    rows: [
      {
        table: "BibReferences",
        rest: true,
        embedded: true,
        columns: { Title: "RefTitle", SubTitle: "RefSubTitle", YearPublished: "RefYearPublished" },
      },
      {
        table: "ObjRefXrefs",
        columns: {
          RefObjXrefID: "RefXRefID",
          ReferenceID: "ReferenceID",
          PageNumber: "PageNumber",
          FigureNumber: "FigureNumber",
          CatalogueNumber: "CatalogueNumber",
          Illustrated: "Illustrated",
        },
      },
    ],
    within: [
      {
        at: ["RefAltNums", "RefAltNums"],
        rows: [{ table: "RefAltNums", rest: true, embedded: true, columns: { Description: "RefAltNumDesc" } }],
      },
    ],
  },
  {
    at: ["Exhibitions", "Exhibitions"],
    rows: [
      {
        table: "Exhibitions",
        rest: true,
        embedded: true,
        columns: { BeginISODate: "ExhBeginISODate", EndISODate: "ExhEndISODate" },
      },
      {
        table: "ObjExhXrefs",
        columns: {
          ExhObjXrefID: "ExhObjXRefID",
          ExhibitionID: "ExhibitionID",
          CatalogueNumber: "CatalogueNumber",
        },
      },
    ],
    within: [
      {
        at: ["ExhVenues", "ExhVenues"],
        rows: [
          {
            table: "ExhVenues",
            rest: true,
            embedded: true,
            columns: { BeginISODate: "VenueBegDate", EndISODate: "VenueEndDate" },
          },
        ],
      },
    ],
  },
  {
    at: ["Conservation", "Conservation"],
    rows: [
      {
        table: "Conditions",
        rest: true,
        columns: {
          SurveyISODate: "ConservationStartDate",
          EndISODate: "ConservationEndDate",
          Narrative: "ConservationNarrative",
        },
      },
    ],
  },
  {
    at: ["Dimensions", "DimensionType"],
    each: "DimensionPart",
    rows: [
      {
        table: "ObjDimsParsed",
        rest: true,
        columns: { PrimaryUnitID: "UnitLabel", ElementRank: "MasterDimrank" },
      },
    ],
  },
  {
    at: ["ObjectRelatedGeography", "Geography"],
    rows: [{ table: "ObjGeography", rest: true, columns: {} }],
  },
  {
    at: ["ObjectRelatedMedia", "Media"],
    rows: [
      {
        table: "ObjImages",
        rest: true,
        columns: {
          FileName: "Filename",
          Url: "FullImageURL",
          ThumbnailUrl: "ThumbImageURL",
          Caption: "ImageCredit",
          Rights: ["ImageRights", "CreativeCommons"],
          DisplayOrder: "MediaDispRank",
          Primary: "MediaPrimary",
          View: "MediaView",
        },
      },
    ],
  },
  {
    at: ["PhysicalDescription", "PhysicalDescriptionTerms"],
    rows: [{ table: "ObjThesTerms", rest: true, columns: { AATID: "SourceTermID" } }],
  },
];
