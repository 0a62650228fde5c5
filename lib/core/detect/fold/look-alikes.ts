// Pairs of a letter and the Latin one that it is taken for, after the single-letter entries of Unicode's
// confusables (UTS 39) that hold in common fonts.
// prettier-ignore
const pairs = [
  // Cyrillic
  'АA', 'ВB', 'СC', 'ЕE', 'НH', 'ІI', 'ЈJ', 'КK', 'МM', 'ОO', 'РP', 'ЅS', 'ТT', 'ХX', 'УY', 'ҮY', 'ԌG', 'ԚQ', 'ԜW', 'ѴV', 'ҺH',
  'аa', 'сc', 'ԁd', 'еe', 'һh', 'іi', 'јj', 'ӏl', 'ӀI', 'оo', 'рp', 'ԛq', 'ѕs', 'ѵv', 'ԝw', 'хx', 'уy', 'үy', 'кk',
  'ɡg',
  // Greek
  'ΑA', 'ΒB', 'ΕE', 'ΖZ', 'ΗH', 'ΙI', 'ΚK', 'ΜM', 'ΝN', 'ΟO', 'ΡP', 'ΤT', 'ΥY', 'ΧX', 'ϹC', 'αa', 'γy', 'εe', 'ιi', 'κk', 'νv',
  'οo', 'ρp', 'τt', 'υu', 'χx', 'ϲc', 'ϳj', 'ωw', 'ηn',
  // Latin in disguise: small capitals, dotless and script letters
  'ᴀa', 'ʙb', 'ᴄc', 'ᴅd', 'ᴇe', 'ꜰf', 'ɢg', 'ʜh', 'ɪi', 'ᴊj', 'ᴋk', 'ʟl', 'ᴍm', 'ɴn', 'ᴏo', 'ᴘp', 'ʀr', 'ꜱs', 'ᴛt', 'ᴜu', 'ᴠv',
  'ᴡw', 'ʏy', 'ᴢz', 'ıi', 'ɑa',
];

/** Letter (UTF-16 code unit) to the Latin letter that it looks like. */
export const lookAlikes: ReadonlyMap<number, string> = new Map(
  pairs.map((pair) => [pair.charCodeAt(0), pair.charAt(1)]),
);
