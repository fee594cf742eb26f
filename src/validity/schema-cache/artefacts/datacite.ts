import type { ArtefactSet } from "./artefact-set.ts";

/** The version of DataCite that is written. */
export const datacite: readonly ArtefactSet[] = [
  {
    folder: "datacite/kernel-4.6",
    repository: "datacite/schema",
    commit: "471512cb0172e2e46590902728eceb35a08225b2",
    at: "source/meta/kernel-4.6",
    licence: "none is stated in the repository; DataCite names CC0",
    files: {
      "include/datacite-contributorType-v4.xsd": "bf70f146ac4b1874877b8248b3f4cb2e1ba676ac90c52a8b862639cc7b2c8afa",
      "include/datacite-dateType-v4.xsd": "d6bf5a93077dccfb53aa73929e41c3d16d0b95920c64e76e655240367dc48812",
      "include/datacite-descriptionType-v4.xsd": "b69733e1cffe134eada14d604db17dcf913c21bc8552f6b7debcd3ce04eba3e9",
      "include/datacite-funderIdentifierType-v4.xsd":
        "eab86e3c6fb0d24d3508559e667641862838b988fe14147dc187ebd79c9bcfe8",
      "include/datacite-nameType-v4.xsd": "a841e852c1cf00e6301f489ce6b85d94017b6cffbdce991d2b7a5e7e27921e5a",
      "include/datacite-numberType-v4.xsd": "e9f9e3c66b34a4476bab683058734f22922d167f76e642db0c05a50842b94241",
      "include/datacite-relatedIdentifierType-v4.xsd":
        "d6515b2b990814f8d907cc9a4c8fbd33b419927f6b30c98fd4e511a5e947c2b4",
      "include/datacite-relationType-v4.xsd": "d281da6d2bee4347595e1969ffef34839e1ab663e08beb21cee8ac9967114c2c",
      "include/datacite-resourceType-v4.xsd": "0a0e3a5299ee4824f431a8c5167c897c5958b72a260dd6a22b13cb3f39af86bb",
      "include/datacite-titleType-v4.xsd": "03b4eb8c8b71ca2ef95b6a921be654f0dd18b4d89616a12708198d67f6fa463a",
      "include/xml.xsd": "cc701736c42cc64126fad063bb95f94484b5de3b5f808a86ea098b0957aff829",
      "metadata.xsd": "11341a599b41edd0f92145df8863d43e9067c6aea9ed6fcd549d1340ace0c522",
    },
  },
];
