/** Short names for the shapes this application reads and writes, made from the service's own description. */
import type { components } from './schema';

type Shapes = components['schemas'];

export type Language = Shapes['Language-Output'];
export type Viewer = Shapes['ViewerOut'];
export type Person = Shapes['PersonOut'];
export type PeoplePage = Shapes['PeopleOut'];
export type Day = Shapes['DayOut'];
export type CalendarDay = Shapes['CalendarDayOut'];
export type RhythmText = Shapes['RhythmTextOut'];
export type Patient = Shapes['ProfileOut'];
export type Invitation = Shapes['InvitationMadeOut'];
export type InvitationFound = Shapes['LookUpOut'];
export type WaysIn = Shapes['WaysInOut'];
export type Passkey = Shapes['PasskeyOut'];
export type Device = Shapes['DeviceOut'];
export type Reminder = Shapes['ReminderOut'];
export type ReminderChosen = Shapes['ReminderIn'];
export type SelfNotice = Shapes['SelfNoticeOut'];
export type SelfNoticeAsked = Shapes['SelfNoticeIn'];
export type SelfNoticeTold = Shapes['SelfNoticeToldOut'];
export type CareLink = Shapes['CareLinkOut'];
export type CareLinkGiven = Shapes['CareLinkIn'];
export type ToldEmergency = Shapes['ToldEmergencyOut'];
export type FormerPerson = Shapes['FormerPersonOut'];
export type Member = Shapes['MemberOut'];
export type OpenInvitation = Shapes['InvitationOut'];
export type PracticeRole = Shapes['PracticeRole'];
export type Opening = Shapes['OpeningOut'];
export type Practice = Shapes['PracticeOut'];
export type PictureText = Shapes['TextOut'];
export type PictureTable = Shapes['TableOut'];
export type AroundFlare = Shapes['AroundOut'];
export type SinceLastTime = Shapes['SinceLastTimeOut'];
export type ToldLine = Shapes['LineOut'];
export type Synthesis = Shapes['SynthesisOut'];
export type Audience = Shapes['Audience'];
export type Delivery = Shapes['Delivery'];
export type Acceptance = Shapes['RedeemIn'];
export type NewPerson = Shapes['PersonIn'];
export type ToolKind = Shapes['ToolKind'];
export type Visit = Shapes['VisitFields'];
export type SessionTopics = Shapes['TopicsOut'];
export type TopicShelves = SessionTopics['shelves'];
export type SessionTemplates = Shapes['TemplatesOut'];
export type SessionTemplate = SessionTemplates['templates'][number];
export type Shelf = Shapes['ToolShelf'];
export type Helped = Shapes['Helped'];

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

/** Fields of any kind; each kind's own fields are checked by the service. */
export type Fields = Record<string, unknown>;

export type JournalRecord = Omit<Shapes['FlareRecord'], 'fields'> & { fields: Fields };

export type Push = Shapes['PushBody'];
export type PushAnswer = Shapes['PushOut'];
export type PushResult = Shapes['VerdictOut'];
export type Heads = Shapes['HeadsOut'];
export type Change = Shapes['ChangeOut'];
export type Changes = Shapes['ChangesOut'];
export type Modules = Shapes['ModulesOut'];
export type AskedChanges = Shapes['AfterChangesOut'];
export type Digest = Shapes['DigestOut'];
export type History = Shapes['HistoryOut'];
export type Revision = History['items'][number];
export type Verdict = Shapes['Status'];
export type Instrument = Shapes['InstrumentOut'];
type Sendable = Push['mutations'][number];
export type SealedMutation = Extract<Sendable, { sealed: unknown }>;
export type Summaries = Shapes['SummariesOut'];
export type SealingKey = Shapes['SealingKeyOut'];
export type Mutation = Omit<Extract<Sendable, { kind: string }>, 'device_time' | 'op'> & {
  op: 'put' | 'delete';
  device_time: string;
};

/** A problem of a whole answer, or of one mutation in it. */
export type ProblemDocument = Pick<Shapes['ProblemOut'], 'code' | 'detail'> &
  Partial<Pick<Shapes['ProblemOut'], 'title' | 'status' | 'errors'>>;
