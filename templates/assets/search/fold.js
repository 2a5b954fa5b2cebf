// The form in which text is searched, as src/text/search has it: what becomes of each cluster of
// characters, where it came from, the classes of units and the hash of keys.
// tests/search/vectors.json holds both sides to docs/search-index.md.
(function (search) {
  "use strict";

  // Letters and signs that Unicode keeps apart and readers do not.
  const SIGNS = "ss=ß ae=æ oe=œ th=þ o=ø l=ł d=đð h=ħ t=ŧ i=ı σ=ς ك=ک ي=یى "
    + "\"=“”„‟«»「」〝〞〟 '=『』‘’‚‛ʼ -=‐‒–—―−─ ·=•‧∙⋅・ ...=⋯ ~=〜 〇=○◯ \uFFFD=\uE000\uE001";
  // What cannot be seen, the points of Arabic and Hebrew, what encloses a digit.
  const FALLS_AWAY = "\\xAD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E"
    + "\u2060-\u206F\uFE00-\uFE0F\uFEFF\\u{E0000}-\\u{E0FFF}\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7"
    + "\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u08CA-\u08E1\u08E3-\u08FF"
    + "\u20D0-\u20FF";
  // What belongs to the cluster of the character before it.
  const EXTENDS = "\\p{M}" + FALLS_AWAY + "\u0E33\u0EB3\u1161-\u1175\u11A8-\u11C2\u3133\u3135\u3136\u313A-\u3140\u3144"
    + "\u314F-\u3164\uFFA0\uFFA3\uFFA5\uFFA6\uFFAA-\uFFB0\uFFB4\uFFC2-\uFFDC"
    + "\u309B\u309C\uFF9E\uFF9F\uFE70-\uFE7F";
  const cluster = new RegExp("[^][" + EXTENDS + "]*", "uy");
  const extending = new RegExp("[" + EXTENDS + "]", "u");
  const fallsAway = new RegExp("[" + FALLS_AWAY + "]", "gu");
  // After these letters, and after a space or no letter at all, diacritics fall away.
  const bare = new RegExp("^[ a-z\xC0-\u03FF\u1D00-\u1DBF\u1E00-\u1FFF\u2C60-\u2C7F\uA720-\uA7FF\uAB30-\uAB6F]?$");
  const diacritics = /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\uFE20-\uFE2F]/g;

  const signs = new Map();
  // Representatives of Chinese characters.
  const variants = new Map();
  // What clusters became before, so that each is worked out once.
  const known = new Map();
  // What units become, known so far, where nothing joins with them. Else 0.
  const plain = new Uint16Array(65536);

  for (const sign of SIGNS.split(" ")) {
    const [to, from] = sign.split("=");
    for (const c of from) signs.set(c, to);
  }
  const ranges = (list, set) => {
    for (const range of list.split(" ")) {
      const [from, to = from] = range.split("-").map((code) => parseInt(code, 16));
      for (let unit = from; unit <= to; unit++) set(unit);
    }
  };
  ranges("21-40 5B-7E 3400-9FFF", (unit) => { plain[unit] = unit; });

  const decoder = new TextDecoder("utf-16le", { ignoreBOM: true });

  // 0 gram, 1 mark, 2 word.
  const classes = new Uint8Array(65536).fill(2);
  ranges("E00-109F 1100-11FF 1780-17FF 1950-19FF 2E80-2FFF 3005-3007 3021-302F 3031-303C 3040-309F 30A1-30FA "
    + "30FC-9FFF A000-A4CF A960-A97F A9E0-A9FF AA60-AA7F AC00-DFFF F900-FAFF", (unit) => { classes[unit] = 0; });
  ranges("0-2F 3A-40 5B-60 7B-BF D7 F7 37E 387 55A-55F 589-58A 5BE 5C0 5C3 5C6 5F3-5F4 600-60F 61B-61F 66A-66D 6D4 "
    + "700-70D 964-965 970 1360-1368 1400 1680 1800-180A 2000-2BFF 2E00-2E7F 3000-3004 3008-3020 3030 303D-303F "
    + "30A0 30FB FE10-FE6F FF00-FF0F FF5F-FF65 FFE0-FFFF", (unit) => { classes[unit] = 1; });

  // Han, kana and what stands among them, by their (first) unit: they need no space beside them.
  const isTight = (unit) => unit >= 0x2E80 && (unit <= 0x312F || unit >= 0x31A0 && unit <= 0x31FF
    || unit >= 0x3400 && unit <= 0x9FFF || unit >= 0xF900 && unit <= 0xFAFF || unit >= 0xD840 && unit <= 0xD8BF);

  // The form of a cluster; white space is a space.
  function foldCluster(text) {
    let form = known.get(text);
    if (form !== undefined) return form;
    form = text.replace(/\u309B/g, "\u3099").replace(/\u309C/g, "\u309A").normalize("NFKD").toLowerCase()
      .replace(fallsAway, "").replace(/[^]/gu, (c) => signs.get(c) || c).replace(/[\s\x85]/g, " ")
      .replace(/(^|\P{M})(\p{M}+)/gu, (all, letter, marks) => letter
        + (bare.test(letter) ? marks.replace(diacritics, "") : letter === "е" ? marks.replace(/\u0308/g, "") : marks))
      .normalize("NFC").replace(/[^]/gu, (c) => variants.get(c) || c);
    known.set(text, form);
    return form;
  }

  // The form of a text, and where each of its units comes from if `origins` are wanted.
  function fold(text, origins) {
    let units = new Uint16Array(text.length + 64), count = 0, at = 0, end = 0, space = -1, spaceEnd = 0, last = 0x3000;
    let starts = origins && new Int32Array(units.length), ends = origins && new Int32Array(units.length);
    const put = (unit, from, to) => {
      if (origins) {
        starts[count] = from;
        ends[count] = to;
      }
      units[count++] = unit;
    };
    const addSpace = () => {
      if (space < 0) space = at;
      spaceEnd = end;
    };
    const putSpace = (first) => {
      if (!isTight(first) && !isTight(last)) put(32, space, spaceEnd);
      space = -1;
    };
    const putCluster = (form) => {
      // With room for as many plain units as may follow.
      if (count + form.length + text.length - at >= units.length) {
        [units, starts, ends] = [units, starts, ends].map((old) => {
          if (!old) return old;
          const larger = new old.constructor(2 * (units.length + form.length));
          larger.set(old);
          return larger;
        });
      }
      for (const c of form) {
        if (c === " ") {
          addSpace();
          continue;
        }
        const first = c.charCodeAt(0);
        if (space >= 0) putSpace(first);
        last = first;
        put(first, at, end);
        if (c.length > 1) put(c.charCodeAt(1), at, end);
      }
    };
    for (; at < text.length; at = end) {
      const unit = text.charCodeAt(at), next = text.charCodeAt(at + 1);
      end = at + 1;
      if (plain[unit] && (plain[next] || next === 32 || end === text.length)) {
        if (space >= 0) putSpace(plain[unit]);
        last = plain[unit];
        put(last, at, end);
      } else if (unit === 32 && plain[next]) {
        addSpace();
      } else {
        cluster.lastIndex = at;
        const found = cluster.exec(text)[0], form = foldCluster(found);
        end = at + found.length;
        if (found.length === 1 && form.length === 1 && form !== " " && !extending.test(found)) {
          plain[unit] = form.charCodeAt(0);
        }
        putCluster(form);
      }
    }
    return { text: decoder.decode(units.subarray(0, count)), starts, ends, count };
  }

  // Takes the table of variants: groups separated by spaces, a representative and its variants.
  search.variants = (table) => {
    // Compatibility forms may have been folded without the table.
    plain.fill(0, 0x2E80, 0x3400).fill(0, 0xF900);
    for (const group of table.split(" ")) {
      const [first, ...rest] = group;
      for (const c of rest) {
        variants.set(c, first);
        if (c.length === 1) plain[c.charCodeAt(0)] = first.length === 1 ? first.charCodeAt(0) : 0;
      }
    }
    known.clear();
  };

  // Whether a text can be folded only with the table of variants.
  search.needsVariants = (text) => /[\u2E80-\u2FFF\u3200-\u9FFF\uF900-\uFAFF\uD840-\uD8BF]|\uD83C[\uDE00-\uDEFF]/.test(text);

  search.fold = (text) => fold(text).text;

  // The form of a text, and `origin(from, to)`: between which places of the text these units come from.
  search.foldWithOrigins = (text) => {
    const { text: form, starts, ends, count } = fold(text, true);
    const origin = (from, to) => {
      const start = from < count ? starts[from] : text.length;
      return [start, to > from ? ends[to - 1] : start];
    };
    return { text: form, origin };
  };

  // The class of a unit of folded text: 0 gram, 1 mark, 2 word.
  search.unitClass = (unit) => classes[unit];

  // FNV-1a in 32 bits over the units, each as two bytes, the low one first.
  search.keyHash = (key) => {
    let hash = 2166136261;
    for (let i = 0; i < key.length; i++) {
      const unit = key.charCodeAt(i);
      hash = Math.imul(Math.imul(hash ^ unit & 255, 16777619) ^ unit >> 8, 16777619);
    }
    return hash >>> 0;
  };
})(globalThis.wendaSearch ||= {});
