/** The page of a bundle that says how to resolve its identifiers without Cartouche, line by line; where it has a site, also how to serve that. */
export function readMe(origin: string, hasSite: boolean): string[] {
  return `# The identifiers of ${origin}

This folder is a copy of a registry of persistent identifiers at one moment. With it and any web server they can be answered
without the program that made it.

## Answering an identifier

1. Take the last part of the address: twelve signs, such as X5K4-2B6C-9Q1W.
2. Find its line in state.jsonl (one JSON object a line, sorted by pid): just so, or where there is none, without spaces and
   hyphens, in upper case, and with a hyphen after every fourth sign.
3. Answer by its state:
   - active or stub: the thing it names; redirect (303) to where it is described now.
   - merged: redirect (301) to end.into, which is always the last stop.
   - split: several things (300): those of end.into.
   - tombstoned: gone (410), with end.reason, end.note and end.successor where there are any.
   - withdrawn: gone (410), or withheld (451) where end.legal is true; say no more.
   - reserved, void, or not in the file: unknown (404).
4. Identifiers of an older form are in aliases.csv: compare them exactly, sign by sign, and answer for the pid of the line.

${hasSite ? serving : ""}## The files

- state.jsonl: every identifier, its state, type and how it ended. Its SHA-256 is the state hash.
- merges.csv: which was merged into which (survivor), and where it leads now (leads_to).
- aliases.csv: numbers and older identifiers by which it is also found.
- events.jsonl: the log from which all this follows. leaf is public; SHA-256 of a zero byte and the leaf is hash; the hashes
  make a Merkle tree (RFC 6962). Where salt and body stand beside it the bundle is private and must be kept so: SHA-256 of the
  bytes of salt and the body is the leaf's commitment.
- checkpoint, key: size and root of that tree, signed (Ed25519, C2SP tlog-checkpoint), and the public key.
- ../manifest-sha256.txt: SHA-256 of each file, for sha256sum -c in the folder above (BagIt, RFC 8493).`.split("\n");
}

const serving = `## Serving the site

The folder site has all of that as files, and rules with which nginx (1.18 or newer) answers addresses as they were answered. It
has only what everybody may see. Copy it to the server (keeping the times of its files), and in nginx's configuration write:

    http {
      include /srv/identifiers/site/nginx/http.conf;
      server {
        listen 80;
        server_name data.example.org;
        root /srv/identifiers/site;
        include /srv/identifiers/site/nginx/server.conf;
      }
    }

Where pages show pictures of your own, add to the server: location ^~ /images/ { alias /srv/identifiers/images/; }
Where another configuration sets map_hash_max_size, keep the larger one. With many identifiers, open_file_cache helps.

- documents: what a described thing answers, in every form. Without this folder, identifiers of described things are redirected
  to the address that server.conf names, and so are ones that never were: only the place that describes can tell.
- stubs: marks of identifiers whose thing is described as it last was. several, gone, withdrawn, withheld: bodies of 300, 410,
  410 and 451. faults, pages, assets: all else that is sent. Where merged and legacy identifiers lead stands in http.conf.
- Other than they were: ETags are not sent; Link names how to cite, the linksets and the canonical address, and all else is in
  the linksets; of Accept, the range that stands first without q is taken, then a page if one is named; nothing is suggested for
  an identifier that is mistyped. Look-up by number, ?info, ?json, ?_profile=alt, the API and the log answer 503.

`;
