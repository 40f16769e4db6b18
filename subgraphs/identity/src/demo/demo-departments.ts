export type DepartmentKind = 'CLINICAL' | 'TECHNICAL' | 'ADMINISTRATIVE' | 'LOGISTICS';

export interface DemoDepartment {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: DepartmentKind;
  /** Code of the department above; parents come first in the list. */
  readonly parent: string | null;
}

const department = (
  code: string,
  nameZh: string,
  nameEn: string,
  kind: DepartmentKind,
  parent: string | null = null,
): DemoDepartment => ({ code, nameZh, nameEn, kind, parent });

/** Departments of the tiny hospital; every domain's demo rows refer to them by code. */
export const demoDepartments: readonly DemoDepartment[] = [
  department('HQ', '院部', 'Hospital office', 'ADMINISTRATIVE'),
  department('FIN', '财务处', 'Finance', 'ADMINISTRATIVE', 'HQ'),
  department('HR', '人事处', 'Personnel', 'ADMINISTRATIVE', 'HQ'),
  department('IT', '信息中心', 'Information centre', 'ADMINISTRATIVE', 'HQ'),
  department('AUD', '审计处', 'Audit', 'ADMINISTRATIVE', 'HQ'),
  department('LOG', '后勤保障处', 'Logistics', 'LOGISTICS', 'HQ'),
  department('MT', '维修中心', 'Maintenance centre', 'LOGISTICS', 'LOG'),
  department('DC', '后勤调度中心', 'Logistics dispatch centre', 'LOGISTICS', 'LOG'),
  department('EV', '环境监测中心', 'Environment control centre', 'LOGISTICS', 'LOG'),
  department('EN', '能源中心', 'Energy centre', 'LOGISTICS', 'LOG'),
  department('ST', '中心库', 'Central store', 'LOGISTICS', 'LOG'),
  department('PU', '采购中心', 'Purchasing', 'LOGISTICS', 'LOG'),
  department('OR', '手术部', 'Operating department', 'CLINICAL'),
  department('ICU', '重症医学科', 'Intensive care', 'CLINICAL'),
  department('CARD', '心内科', 'Cardiology', 'CLINICAL'),
  department('CARD1', '心内一病区', 'Cardiology ward 1', 'CLINICAL', 'CARD'),
  department('CARD2', '心内二病区', 'Cardiology ward 2', 'CLINICAL', 'CARD'),
  department('RESP', '呼吸内科', 'Respiratory medicine', 'CLINICAL'),
  department('GS', '普外科', 'General surgery', 'CLINICAL'),
  department('NEO', '新生儿科', 'Neonatology', 'CLINICAL'),
  department('OPD', '门诊部', 'Outpatient department', 'CLINICAL'),
  department('LAB', '检验科', 'Laboratory', 'TECHNICAL'),
  department('IMG', '影像科', 'Imaging', 'TECHNICAL'),
  department('PHA', '药学部', 'Pharmacy', 'TECHNICAL'),
  department('CSSD', '消毒供应中心', 'Sterile supply', 'TECHNICAL'),
];
