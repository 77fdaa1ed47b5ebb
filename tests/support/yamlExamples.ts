/**
 * Front matter in every way of writing that the examples of the YAML 1.2 specification show and that a mapping of keys can hold, in words of
 * our own. The numbers are those of the specification's examples.
 */
export const yamlExamples: readonly string[] = [
  // 2.1, 2.3, 2.8: block lists, lists in mappings
  'seen:\n  - Days of Heaven\n  - Badlands\n  - The Thin Red Line\nread:\n- Stoner\n- Augustus\n',
  // 2.2: mappings of scalars with comments
  'hr:  65    # half-stars given\navg: 0.278 # of all\nrbi: 147   # rewatches\n',
  // 2.4: list of mappings
  'posts:\n  -\n    name: Playtime\n    stars: 5\n    share: 0.28\n  -\n    name: Mon Oncle\n    stars: 4\n',
  // 2.5, 2.6: lists of lists, mappings of mappings in flow style
  'rows:\n  - [name, stars, year]\n  - [Playtime, 5, 1967]\n  - [Mon Oncle, 4, 1958]\n',
  'Playtime: {stars: 5, year: 1967}\nMon Oncle: {\n    stars: 4,\n    year: 1958,  # the summer\n  }\n',
  // 2.9, 2.10: comments between keys, an item named again
  'best: # of the year\n  - Playtime\n  # and this one\n  - Stalker\nworst:\n  - Cats # truly\n',
  'best:\n  - Playtime\n  # kept for the list below\n  - &film Stalker\nseen:\n  - *film\n  - Solaris\n',
  // 2.11: keys that are asked with ? (a plain key is all that front matter can say)
  '? title\n: Playtime\n? year\n: 1967\n',
  // 2.12: a mapping begun on the dash
  'cart:\n# bought today\n- item: Super 8 film\n  count: 1\n- item: Projector bulb\n  count: 4\n',
  // 2.13 to 2.18: literal, folded, indented and multi-line flow scalars
  'art: |\n  \\//||\\/||\n  // ||  ||__\n',
  'said: >\n  A first line\n  goes on in a second\n  and a third\n',
  'story: >\n  Somebody came to town\n  and stayed.\n\n    63 days of rain\n    0.288 of sun\n\n  What a year!\n',
  'name: Yasujiro Ozu\naccomplishment: >\n  He looked up\n  from a low place.\nstats: |\n  54 films\n  0.278 of them lost\n',
  'unicode: "Rain on \\u263A the lens"\ncontrol: "\\b1998\\t1999\\t2000\\n"\nhex: "\\x0d\\x0a is \\r\\n"\nsingle: \'"So be it!" he cried.\'\nquoted: \' # not a \'\'comment\'\'.\'\ntie: \'|\\-*-/|\'\n',
  'plain:\n  This plain text\n  spans many lines.\nquoted: "So does this\n  quoted one.\\n"\n',
  // 2.19 to 2.22: numbers, null, true, dates
  'canonical: 12345\ndecimal: +12345\noctal: 0o14\nhexadecimal: 0xC\n',
  'canonical: 1.23015e+3\nexponential: 12.3015e+02\nfixed: 1230.15\nnegative: -.inf\nnone: .nan\n',
  'empty:\nbooleans: [true, false]\nstring: \'012345\'\n',
  'canonical: 2001-12-15T02:59:43.1Z\niso: 2001-12-14t21:59:43.10-05:00\nspaced: 2001-12-14 21:59:43.10 -5\ndate: 2002-12-14\n',
  // 2.23, 2.24: tags
  'not-date: !!str 2002-04-28\ncount: !!int "3"\nown: !stars 4.5\n',
  // 2.25, 2.26: sets and ordered mappings as they are written
  'set:\n  ? Playtime\n  ? Stalker\n',
  // 2.27: an invoice, with an anchor
  'invoice: 34843\ndate   : 2001-01-23\nbill-to: &id001\n  given  : Setsuko\n  family : Hara\n  address:\n    lines: |\n      458 Walkman Dr.\n      Suite #292\n    city    : Kamakura\nship-to: *id001\ntotal: 4443.52\ncomments:\n  Late afternoon is best.\n  Backup contact is Noriko.\n',
  // 5.3, 5.4, 5.5: indicators
  'sequence:\n- one\n- two\nmapping:\n  ? sky\n  : blue\n  sea : green\n',
  'sequence: [ one, two, ]\nmapping: { sky: blue, sea: green }\n',
  '# A comment alone\ntitle: x\n# and at the end\n',
  // 5.7, 5.8: block and quoted scalars
  'literal: |\n  some\n  text\nfolded: >\n  some\n  text\nsingle: \'text\'\ndouble: "text"\n',
  // 5.12: tabs within and between values
  'quoted: "Quoted \t"\nblock:\t|\n  void main() {\n  \tprintf("Hello\\n");\n  }\n',
  // 5.13: all escapes
  'all: "Fun with \\\\ \\" \\a \\b \\e \\f \\n \\r \\t \\v \\0 \\  \\_ \\N \\L \\P \\x41 \\u0041 \\U00000041"\n',
  // 6.1, 6.2: indentation spaces, indentation indicators
  '  # Leading comment line spaces are\n  # neither content nor indentation.\nNot indented:\n By one space: |\n    By four\n      spaces\n Flow style: [    # Leading spaces\n   By two,        # in flow style\n  Also by two,    # are neither\n  Still by two    # content nor\n    ]             # indentation.\n',
  '? a\n: - b\n  - - c\n    - d\n',
  // 6.3, 6.4: separation spaces, line prefixes
  'foo:\t bar\nlist:\n- - baz\n  - baz\n',
  'plain: text\n  lines\nquoted: "text\n  lines"\nblock: |\n  text\n   lines\n',
  // 6.5 to 6.8: empty lines and folding
  'Folding:\n  "Empty line\n\n  as a line feed"\nClipped empty lines: |\n  a line feed\n\n',
  'text: >-\n  trimmed\n\n\n\n  as\n  space\n',
  'text: >\n  foo \n\n  \t bar\n\n  baz\n',
  'text: "\n  foo \n\n    bar\n\n  baz\n  "\n',
  // 6.9, 6.12: comments behind values and keys
  'key:    # Comment\n        # lines\n  value\n\n\n',
  'players:\n  # Statistics:\n  first: { hr: # home\n     65 }\n',
  // 6.23 to 6.29: node properties
  'a: !!str &a1 foo\n!!str bar: baz\nc: &a2 baz\nd: *a1\n',
  'First occurrence: &anchor Value\nSecond occurrence: *anchor\n',
  // 7.1 to 7.3: aliases and empty nodes
  'First: &anchor Foo\nSecond: *anchor\nOverride: &anchor Bar\nReuse: *anchor\n',
  '{\n  foo : !!str,\n  bar : baz,\n}\n',
  // 7.4 to 7.9: quoted scalars over several lines
  'double: "folded \nto a space,\t\n \nto a line feed, or \t\\\n \\ \tnon-content"\n'.replace(/\n(?=[^"]*"\n)/g, '\n  '),
  "single: ' 1st non-empty\n\n  2nd non-empty \n  \t3rd non-empty '\n",
  'quote: \'here\'\'s to "quotes"\'\n',
  // 7.10, 7.12: plain scalars
  'plain:\n  - ::vector\n  - ": - ()"\n  - Up, up, and away!\n  - -123\n  - https://example.com/foo#bar\nflow: [ ::vector, ": - ()", "Up, up and away!", -123, https://example.com/foo#bar ]\n',
  'text: 1st non-empty\n\n  2nd non-empty \n  \t3rd non-empty\n',
  // 7.13 to 7.21: flow collections
  'lists:\n- [ one, two, ]\n- [three ,four]\n',
  'entries: [\n "double\n  quoted", \'single\n           quoted\',\n plain\n  text, [ nested ],\n single: pair,\n ]\n',
  'maps:\n- { one : two , three: four , }\n- {five: six,seven : eight}\n',
  'map: {\n unquoted : "separate",\n https://example.com,\n omitted value:,\n }\n',
  'adjacent: {\n "adjacent":value,\n "readable": value,\n "empty":\n }\n',
  // 8.1 to 8.6: block scalar headers and chomping
  'items:\n- | # Empty header\n literal\n- >1 # Indentation indicator\n  folded\n- |+ # Chomping indicator\n keep\n\n- >1- # Both indicators\n  strip\n',
  'strip: |-\n  text\nclip: |\n  text\nkeep: |+\n  text\n',
  'strip: >-\n\nclip: >\n\nkeep: |+\n\n',
  // 8.7 to 8.13: literal and folded content
  'text: |\n literal\n \ttext\n\n\n',
  'text: >\n\n folded\n line\n\n next\n line\n   * bullet\n\n   * list\n   * lines\n\n last\n line\n\n# Comment\n',
  // 8.14 to 8.16: block sequences and mappings
  'block sequence:\n  - one\n  - two : three\n',
  'entries:\n- # Empty\n- |\n block node\n- - one # Compact\n  - two # sequence\n- one: two # Compact mapping\n',
  'block mapping:\n key: value\n',
  // 8.18 to 8.22: mapping entries, node types
  'plain key: in-line value\n"quoted key":\n- entry\n? explicit\n: # Both empty\n  here\n',
  'types:\n  -\n    "flow in block"\n  - >\n   Block scalar\n  - !!map # Block collection\n    foo : bar\n',
  'literal: |2\n   value\nfolded:\n   !foo\n  >1\n value\n',
  'sequence: !!seq\n- entry\n- !!seq\n - nested\nmapping: !!map\n foo: bar\n',
  // 10.x: the schemas
  'A null: null\nBooleans: [ true, True, false, FALSE ]\nIntegers: [ 0, 0o7, 0x3A, -19 ]\nFloats: [ 0., -0.0, .5, +12e03, -2E+05 ]\nAlso floats: [ .inf, -.Inf, +.INF, .NAN ]\n',
  // what authors write beside the specification
  'title: 花樣年華\ntags: [電影, "王家衛", rain]\nrating: 4.5/5\nverdict: ★★★★½\ngrade: B+\n',
  'defaults: &base\n  lang: en\n  draft: false\npage:\n  <<: *base\n  title: x\n',
]
