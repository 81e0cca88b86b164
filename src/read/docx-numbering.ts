/** The styles and the numbering of a DOCX file. */
import type { ReadOptions } from './format.ts';
import type { AbstractNumbering, Level, Numbering, NumberingPart, Style, Styles } from './word-numbering.ts';
import { readXml } from './xml.ts';

export function readStyles(bytes: Uint8Array | null, options: ReadOptions): Styles {
  const styles: Styles = { byId: new Map(), paragraph: null };
  let style: Style | null = null;
  if (bytes)
    readXml(bytes, 'styles', options, {
      open(name, attribute) {
        const value = attribute('w:val');
        if (name === 'w:style') {
          style = { parent: null, name: '', numbering: null, level: null };
          const id = attribute('w:styleId');
          if (id !== undefined) styles.byId.set(id, style);
          if (id !== undefined && attribute('w:type') === 'paragraph' && /^(?:1|true|on)$/.test(attribute('w:default') ?? ''))
            styles.paragraph = id;
        } else if (!style) return;
        else if (name === 'w:basedOn') style.parent = value ?? null;
        else if (name === 'w:name') style.name = value ?? '';
        else if (name === 'w:numId') style.numbering = value ?? null;
        else if (name === 'w:ilvl') style.level = Number(value);
      },
      close(name) {
        if (name === 'w:style') style = null;
      },
    });
  return styles;
}

export function readNumbering(bytes: Uint8Array | null, options: ReadOptions): NumberingPart {
  const part: NumberingPart = { abstracts: new Map(), numberings: new Map() };
  let abstract: AbstractNumbering | null = null;
  let numbering: Numbering | null = null;
  let level: Level | null = null;
  let override = 0;
  if (bytes)
    readXml(bytes, 'numbering', options, {
      open(name, attribute) {
        const value = attribute('w:val');
        if (name === 'w:abstractNum') {
          abstract = { levels: new Map(), link: null };
          part.abstracts.set(attribute('w:abstractNumId') ?? '', abstract);
        } else if (name === 'w:num') {
          numbering = { abstract: '', starts: new Map(), levels: new Map() };
          part.numberings.set(attribute('w:numId') ?? '', numbering);
        } else if (name === 'w:abstractNumId' && numbering) numbering.abstract = value ?? '';
        else if (name === 'w:numStyleLink' && abstract) abstract.link = value ?? null;
        else if (name === 'w:lvlOverride') override = Number(attribute('w:ilvl'));
        else if (name === 'w:startOverride' && numbering) numbering.starts.set(override, Number(value));
        else if (name === 'w:lvl') {
          level = { start: 0, format: 'decimal', text: '', suffix: 'tab', restart: null, legal: false, style: null };
          (numbering ?? abstract)?.levels.set(Number(attribute('w:ilvl')), level);
        } else if (!level) return;
        else if (name === 'w:start') level.start = Number(value) || 0;
        else if (name === 'w:numFmt') level.format = value ?? 'decimal';
        else if (name === 'w:lvlText') level.text = value ?? '';
        else if (name === 'w:suff') level.suffix = value ?? 'tab';
        else if (name === 'w:lvlRestart') level.restart = Number(value);
        else if (name === 'w:isLgl') level.legal = value !== '0' && value !== 'false';
        else if (name === 'w:pStyle') level.style = value ?? null;
      },
      close(name) {
        if (name === 'w:lvl') level = null;
        else if (name === 'w:num') numbering = null;
        else if (name === 'w:abstractNum') abstract = null;
      },
    });
  return part;
}
