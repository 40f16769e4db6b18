import type { SeededRole } from '../role/seeded-roles.ts';

export interface DemoPerson {
  readonly username: string;
  readonly name: string;
  readonly position: string;
  /** Department code; null for people of other organisations. */
  readonly department: string | null;
  readonly roles: readonly SeededRole[];
  /** Extension in a range no hospital uses: 8-6xxx is the demo's. */
  readonly phone: string;
  /** Code of the outside organisation, for its people. */
  readonly party?: string;
}

const person = (
  username: string,
  name: string,
  position: string,
  department: string | null,
  roles: readonly SeededRole[],
  phone: string,
): DemoPerson => ({ username, name, position, department, roles, phone });

const technician = (username: string, name: string, position: string, phone: string): DemoPerson =>
  person(username, name, position, 'MT', ['technician', 'employee'], phone);

/** Invented people. Each signs in with the demo password. */
export const demoPeople: readonly DemoPerson[] = [
  person('admin', '高翔', '系统管理员', 'IT', ['admin', 'employee'], '8-6001'),
  person('director', '孟宪国', '院长', 'HQ', ['director', 'employee'], '8-6002'),
  person('logistics', '谢国栋', '后勤处长', 'LOG', ['logistics-director', 'employee'], '8-6010'),
  person('head', '郭文华', '心内科主任', 'CARD', ['department-head', 'employee'], '8-6310'),
  person('nurse', '陈静', '护士', 'CARD2', ['nurse', 'employee'], '8-6312'),
  person('nurse-or', '沈佳', '手术部护士长', 'OR', ['nurse', 'employee'], '8-6207'),
  person('nurse-icu', '罗雯', 'ICU 护士', 'ICU', ['nurse', 'employee'], '8-6220'),
  person('nurse-neo', '丁琳', '新生儿科护士', 'NEO', ['nurse', 'employee'], '8-6611'),
  person('doctor', '许明远', '主治医师', 'CARD2', ['doctor', 'employee'], '8-6315'),
  person('dispatcher', '何敏', '调度员', 'DC', ['dispatcher', 'employee'], '8-6119'),
  person('environment', '林晓', '环境值班员', 'EV', ['environment-operator', 'employee'], '8-6130'),
  person('energy', '韩磊', '能源管理员', 'EN', ['energy-manager', 'employee'], '8-6140'),
  person('storekeeper', '郑怡', '库管员', 'ST', ['storekeeper', 'employee'], '8-6150'),
  person('buyer', '宋佳明', '采购员', 'PU', ['buyer', 'employee'], '8-6160'),
  person('finance', '唐晓红', '会计', 'FIN', ['finance-clerk', 'employee'], '8-6020'),
  person('hr', '冯丽', '人事专员', 'HR', ['hr-clerk', 'employee'], '8-6030'),
  person('vice-director', '程立群', '分管副院长', 'HQ', ['vice-director', 'employee'], '8-6003'),
  person('accountant', '戴月华', '总会计师', 'FIN', ['chief-accountant', 'employee'], '8-6021'),
  person('store-manager', '范志勇', '库房主管', 'ST', ['store-manager', 'employee'], '8-6151'),
  person('buyer-lead', '崔岚', '采购主管', 'PU', ['buyer-lead', 'employee'], '8-6161'),
  person('safety', '石磊', '安全保卫科长', 'LOG', ['safety-office', 'employee'], '8-6170'),
  person('editor', '苏婷', '宣传干事', 'HQ', ['editor', 'employee'], '8-6004'),
  person('reviewer', '贺建平', '院办主任', 'HQ', ['notice-reviewer', 'employee'], '8-6005'),
  person('auditor', '曹志刚', '审计员', 'AUD', ['auditor', 'employee'], '8-6040'),
  technician('technician', '周建国', '暖通技工', '8-6121'),
  technician('wang-lijun', '王立军', '水暖技工', '8-6122'),
  technician('ma-jun', '马骏', '电气技工', '8-6123'),
  technician('liu-chang', '刘畅', '信息技工', '8-6124'),
  technician('li-zhiyuan', '李志远', '医气技工', '8-6125'),
  technician('sun-hao', '孙浩', '医疗设备技工', '8-6126'),
  technician('chen-weidong', '陈卫东', '综合与制冷技工', '8-6127'),
  technician('wu-lei', '吴磊', '门窗技工', '8-6128'),
  technician('zhao-qiang', '赵强', '电梯技工', '8-6129'),
  {
    ...person('vendor', '钱伟', '恒泰电梯服务工程师', null, ['vendor'], '400-000-0001'),
    party: 'HENGTAI',
  },
];

/** Organisations outside the hospital; invented. */
export const demoParties = [
  { code: 'HENGTAI', nameZh: '恒泰电梯', nameEn: 'Hengtai Lifts', kind: 'VENDOR' },
  { code: 'MINGLAN', nameZh: '明澜医疗设备', nameEn: 'Minglan Medical Devices', kind: 'VENDOR' },
] as const;

/** Programs that sign in by themselves, with the demo password as their secret. */
export const demoClients = [
  {
    code: 'vendor-demo',
    name: '恒泰电梯接口',
    kind: 'PROGRAM',
    party: 'HENGTAI',
    roles: ['vendor'],
  },
  {
    code: 'vendor-minglan',
    name: '明澜医疗设备接口',
    kind: 'PROGRAM',
    party: 'MINGLAN',
    roles: ['vendor'],
  },
  {
    code: 'demo-gateway',
    name: '示范现场网关',
    kind: 'FIELD_GATEWAY',
    party: null,
    roles: ['integration'],
  },
] as const;

/** Known to everybody who reads the README: never outside a demo. */
export const demoPassword = 'houqin-demo';
