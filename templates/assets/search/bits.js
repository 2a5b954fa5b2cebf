// Reading what docs/search-index.md calls BITS: a stream of bits, the highest of each byte first, and the two kinds of list
// kept in it. Numbers are below 2^32.
(function (wenda) {
  'use strict';

  wenda.Bits = class {
    constructor(base64) {
      this.bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      this.at = 0;
    }

    // The next 32 bits, not yet read.
    window() {
      const { bytes, at } = this, i = at >> 3;
      const four = bytes[i] << 24 | bytes[i + 1] << 16 | bytes[i + 2] << 8 | bytes[i + 3];
      return four << (at & 7) | bytes[i + 4] >> 8 - (at & 7);
    }

    read(count) {
      const value = count && this.window() >>> 32 - count;
      this.at += count;
      return value;
    }

    // How many bits of one kind come next: ones if flip is -1, zeros if it is 0.
    run(flip) {
      const from = this.at;
      let count;
      do {
        if (this.at > this.bytes.length * 8) throw RangeError('the bits end too early');
        count = Math.clz32(this.window() ^ flip);
        this.at += count;
      } while (count === 32);
      return this.at - from;
    }

    gamma() {
      return this.read(this.run(0) + 1);
    }

    // A list of numbers from `first` on in so much room; read() reads what is kept with each.
    list(count, first, room, read) {
      const at = [], k = Math.max(0, 31 - Math.clz32(room / count));
      for (let next = first; at.length < count; read()) {
        next += this.run(-1) * 2 ** k;
        this.at++;
        next += this.read(k);
        at.push(next++);
      }
      return at;
    }

    // Places: addresses, and for each whether a word begins (2) and ends (1) with the gram.
    places(count, first, room) {
      const ends = [];
      return { at: this.list(count, first, room, () => ends.push(this.read(2))), ends };
    }

    // Parts: slots (4 × document + part), how many places are there, and whether one of them is of whole words.
    parts(count, room) {
      const hits = [], whole = [];
      return { at: this.list(count, 0, room, () => hits.push(this.gamma()) && whole.push(this.read(1))), hits, whole };
    }
  };
})(globalThis.wendaSearch ||= {});
