// An invented archive, made of a few words in many scripts in every order, so that short strings are frequent and long ones rare.
'use strict';

const WORDS = ['乌克兰', '烏克蘭', '危机', '中国', '中国人', '国家', '问题', '提问', '的', '的', '的', '是', '一', '一个', '和平', '𠀀𠮷', '２０２５年', '3月7日', 'AI', 'AI治理', 'COVID-19', 'G20',
  'the', 'of', 'and', 'the', 'of', 'bathe', 'other', 'government', 'development', 'China', 'Chinese', 'chin', 'a', 'I', 'naïve', 'café', 'Łódź', 'señor', 'Straße', '20', '2019', '7', '1,000',
  '우크라이나', '사태', '정부는', 'ウクライナ', 'ガギグ', '東京', 'です', 'ます', 'السلام', 'عليكم', 'الصين', 'Россия', 'ёлка', 'ไทย', 'שלום'];
const BETWEEN = ['', '', '', ' ', ' ', ' ', ' ', '，', '。', '、', '“', '”', '(', ') ', ', ', '. ', '-', '\u3000', '：'];

// Numbers from 0 to 1, the same every time.
function random(seed) {
  return () => {
    seed = seed + 0x6D2B79F5 | 0;
    let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}

function make(seed, count) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const words = (most) => {
    let text = '';
    for (let i = 1 + Math.floor(next() * most); i; i--) text += pick(WORDS) + pick(BETWEEN);
    return text;
  };
  const sessions = [], documents = [];
  while (documents.length < count) {
    const session = sessions.length;
    sessions.push({ id: `s${session}`, title: `第${session}场`, date: session % 5 === 4 ? '' : `${2015 + session % 7}-01-0${1 + session % 9}` });
    for (let i = 1 + Math.floor(next() * 5); i && documents.length < count; i--) {
      const stretches = [];
      for (const part of [1, 2, 3]) for (let j = Math.floor(next() * 4); j; j--) stretches.push([part, `q${documents.length}-p${stretches.length}`, words(part === 2 ? 40 : 12)]);
      documents.push({ session, page: `sessions/s${session}/q${documents.length}.html`, title: next() < 0.2 ? '' : words(5), stretches,
        fields: { asker: next() < 0.5 ? [0] : [1, 2], topic: [documents.length % 3] } });
    }
  }
  const names = { asker: [['a', '青山报'], ['b', '白水台'], ['c', '白水通讯社']], topic: [['water', '水'], ['mountain', '山'], ['bridge', '桥']], organisation: [], speaker: [], term: [], series: [] };
  return { documents, sessions, names };
}

module.exports = { make, random };
