import type { Texts } from '../build.ts';

export const th: Texts = {
  language: 'th',
  ordinary: ['สวัสดี เป็นยังไงบ้าง', 'อีกสิบนาทีถึง', '55555 ขำมาก'],
  negative: ['เลขบัตรประชาชน ⟨bad-id:th-id⟩ ไม่ถูกต้อง', 'เลขพัสดุ ⟨s10:TH⟩', 'ลืมรหัสผ่านอีกแล้ว'],
  positive: ['เลขบัตรประชาชน ⟦id:th-id⟧', 'เลขประจำตัวประชาชน: ⟦id:th-id⟧', 'รหัสผ่านคือ ⟦password⟧'],
};
