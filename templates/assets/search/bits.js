// Reading what docs/search-index.md calls BITS: a stream of bits, from the highest of each byte, and the two
// kinds of list kept in it. All numbers are below 2^32; lists are typed arrays, for some have 100,000 entries.
(function (wenda) {
  'use strict';

  class Bits {
    constructor(base64) {
      const bytes = atob(base64);
      this.length = bytes.length * 8;
      this.at = 0;
      // Eight bytes more, so that a window may reach over the end.
      this.bytes = new Uint8Array(bytes.length + 8);
      for (let i = 0; i < bytes.length; i++) this.bytes[i] = bytes.charCodeAt(i);
    }

    // The next 32 bits, not yet read.
    window() {
      const bytes = this.bytes, i = this.at >> 3, rest = this.at & 7;
      const four = bytes[i] << 24 | bytes[i + 1] << 16 | bytes[i + 2] << 8 | bytes[i + 3];
      return rest ? four << rest | bytes[i + 4] >> 8 - rest : four;
    }

    read(count) {
      if (!count) return 0;
      const value = this.window() >>> 32 - count;
      this.at += count;
      return value;
    }

    // How many bits of one kind come next: ones if flip is -1, zeros if it is 0. The bit after them is not read.
    run(flip) {
      let all = 0;
      for (;;) {
        const count = Math.clz32(this.window() ^ flip);
        this.at += count;
        all += count;
        if (this.at > this.length) throw new RangeError('the bits end too early');
        if (count < 32) return all;
      }
    }

    gamma() {
      return this.read(this.run(0) + 1);
    }

    rice(k) {
      const high = this.run(-1);
      this.at++;
      return high * 2 ** k + this.read(k);
    }

    // Places: addresses in order, each with its two bits.
    places(count, first, room) {
      const at = new Uint32Array(count), ends = new Uint8Array(count);
      const k = parameter(count, room);
      for (let i = 0, next = first; i < count; i++) {
        next += this.rice(k);
        at[i] = next++;
        ends[i] = this.read(2);
      }
      return { at, ends };
    }

    skipPlaces(count, room) {
      const fixed = parameter(count, room) + 3;
      while (count--) {
        this.run(-1);
        this.at += fixed;
      }
    }

    // Parts: 4 × document + part in order, how many places are there, and whether one begins and ends as words do.
    parts(count, room) {
      const at = new Uint32Array(count), hits = new Uint32Array(count), whole = new Uint8Array(count);
      const k = parameter(count, room);
      for (let i = 0, next = 0; i < count; i++) {
        next += this.rice(k);
        at[i] = next++;
        hits[i] = this.gamma();
        whole[i] = this.read(1);
      }
      return { at, hits, whole };
    }

    skipParts(count, room) {
      const fixed = parameter(count, room) + 1;
      while (count--) {
        this.run(-1);
        this.at += fixed;
        this.gamma();
        this.at++;
      }
    }
  }

  // Rice's parameter for a list of so many things in a room of so many places.
  function parameter(count, room) {
    return Math.max(0, 31 - Math.clz32(room / count));
  }

  // Four characters of base64url out of 24 bits.
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  function letters(bits) {
    return [18, 12, 6, 0].map((shift) => digits[bits >> shift & 63]).join('');
  }

  Object.assign(wenda, { Bits, letters });
})(globalThis.wendaSearch ||= {});
