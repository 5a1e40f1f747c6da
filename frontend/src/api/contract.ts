/** The shapes this application reads and writes, as the service describes them. */

export type Language = 'fr' | 'en';

export interface Practice {
  id: string;
  name: string;
  role: 'therapist' | 'administrator';
}

export interface Viewer {
  account_id: string;
  display_name: string;
  language: Language;
  patient_id: string | null;
  practices: Practice[];
  device_id: string;
}

export interface Person {
  patient_id: string;
  display_name: string;
  last_contact_date: string | null;
  last_note_date: string | null;
  has_account: boolean;
  wants_contact: boolean;
}

export interface Patient {
  id: string;
  display_name: string;
  birth_year: number | null;
  language: Language;
  zone: string;
  seq: number;
}

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

export interface Invitation {
  id: string;
  url: string;
  qr_svg: string;
  oral_code: string | null;
  expires_at: string;
}

export interface InvitationFound {
  role: 'patient' | 'therapist' | 'administrator';
  practice_name: string;
  needs_oral_code: boolean;
}

export interface Device {
  id: string;
  label: string;
  created_at: string;
  last_seen_at: string;
  current: boolean;
}

export interface CareLink {
  id: string;
  practice_id: string;
  practice_name: string;
  granted_at: string;
}

export type Fields = Record<string, unknown>;

export interface JournalRecord {
  id: string;
  kind: string;
  patient_id: string;
  head: string;
  occurred: string;
  author: { account_id: string | null; role: string; name: string | null };
  recorded_at: string;
  fields: Fields;
}

export interface Mutation {
  mutation_id: string;
  kind: string;
  record_id: string;
  op: 'put' | 'delete';
  base: string | null;
  parent: string | null;
  fields: Fields;
  occurred_at?: string;
  zone?: string;
  offset_min?: number;
  local_date?: string;
  device_time: string;
  rebase?: boolean;
}

export type Verdict =
  | 'applied'
  | 'merged'
  | 'conflict'
  | 'rejected'
  | 'forbidden'
  | 'gone'
  | 'retry'
  | 'id_reused';

export interface ProblemDocument {
  title: string;
  status: number;
  detail?: string;
  code: string;
  errors?: { field: string; code: string; message: string }[];
}

export interface PushResult {
  mutation_id: string;
  status: Verdict;
  seq: number | null;
  head: string | null;
  duplicate: boolean;
  problem: ProblemDocument | null;
}

export interface PushAnswer {
  epoch: string;
  server_time: string;
  backup_covers_seq: number | null;
  results: PushResult[];
}

export interface PictureText {
  title: string;
  paragraphs: string[];
}

export interface PictureTable {
  columns: string[];
  rows: (string | number | null)[][];
}
