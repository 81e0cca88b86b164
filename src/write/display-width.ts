/** How many columns of a terminal a text takes. */
import stringWidth from 'string-width';

/** What `string-width` says, which is asked only about texts that hold more than the characters a notice is made of: it takes its time. */
export function displayWidth(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const columns = columnsOf(text.charCodeAt(i));
    if (columns === 0) return stringWidth(text);
    width += columns;
  }
  return width;
}

/** 1 or 2 for a character that always takes as many columns; 0 for what combines, draws nothing, is or may become an emoji, or is rare. */
function columnsOf(code: number): number {
  if (code < 0x7f) return code >= 0x20 ? 1 : 0;
  if (code >= 0x4e00 && code <= 0x9fff) return 2; // Chinese characters
  if (code >= 0x3000 && code <= 0x3029) return 2; // 、。《》「」【】 and the like
  if (code >= 0xff01 && code <= 0xff5e) return 2; // ，：（） and the like
  if (code >= 0x2010 && code <= 0x2027) return 1; // – — “ ” … and the like
  if (code === 0xb7 || code === 0x2500 || (code >= 0x2200 && code <= 0x22ff)) return 1; // · ─ ≠ ≥ and the like
  return 0;
}
