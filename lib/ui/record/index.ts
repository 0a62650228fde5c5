export { renderRecord } from './record.tsx';
export type { RecordActions, RecordState, Report, ReportDispute } from './state.ts';
