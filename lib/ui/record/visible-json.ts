/** What has no picture of its own, or changes the direction of what follows. */
const hidden =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** JSON as it may be shown: the same to the byte, but for hidden characters, which are written as JSON escapes them. */
export function visibleJson(json: string): string {
  return json.replace(hidden, (character) => character.split('').map(escaped).join(''));
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
