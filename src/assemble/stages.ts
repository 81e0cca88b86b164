/** What the stages have found, before it is put into the shape of the contract. */
import type { findCitations } from '../extract/citations.ts';
import type { findContacts } from '../extract/contacts.ts';
import type { ResolvedDate } from '../extract/dates.ts';
import type { findHeadline } from '../extract/headline.ts';
import type { PlannedZone } from '../extract/modality.ts';
import type { QuantityDraft } from '../extract/quantities.ts';
import type { findSanctions } from '../extract/sanctions.ts';
import type { DocumentKind } from '../model/vocabulary.ts';
import type { Frame } from '../structure/chrome.ts';
import type { Title } from '../structure/document.ts';
import type { Interpretation } from '../structure/drafts.ts';
import type { Range } from '../structure/spans.ts';
import type { Node } from '../structure/tree.ts';
import type { Clean } from '../text/clean.ts';
import type { Zones } from '../text/zones.ts';

export interface Fields {
  kind: DocumentKind;
  title: Title | null;
  unit: { value: string; range: Range } | null;
  inspector: Range | null;
  round: Range | null;
  period: ResolvedDate | null;
  feedback: ResolvedDate | null;
  published: ResolvedDate | null;
}

export interface Stages {
  text: Clean;
  zones: Zones;
  frame: Frame;
  root: Node;
  structure: Interpretation;
  fields: Fields;
  dates: ResolvedDate[];
  damaged: Range[];
  counts: QuantityDraft[];
  planned: PlannedZone[];
  sanctions: ReturnType<typeof findSanctions>;
  citations: ReturnType<typeof findCitations>;
  contacts: ReturnType<typeof findContacts>;
  headline: ReturnType<typeof findHeadline>;
}
