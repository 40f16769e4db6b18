/** Roles that exist from the first start (`domain.md` D); hospitals edit their grants. */
export const seededRoles = [
  { code: 'admin', nameZh: '系统管理员', nameEn: 'System administrator' },
  { code: 'director', nameZh: '院长', nameEn: 'Hospital director' },
  { code: 'logistics-director', nameZh: '后勤处长', nameEn: 'Logistics director' },
  { code: 'department-head', nameZh: '部门主管', nameEn: 'Department head' },
  { code: 'nurse', nameZh: '护士', nameEn: 'Nurse' },
  { code: 'doctor', nameZh: '医生', nameEn: 'Doctor' },
  { code: 'technician', nameZh: '维修工', nameEn: 'Technician' },
  { code: 'dispatcher', nameZh: '调度员', nameEn: 'Dispatcher' },
  { code: 'storekeeper', nameZh: '库管员', nameEn: 'Storekeeper' },
  { code: 'buyer', nameZh: '采购员', nameEn: 'Buyer' },
  { code: 'environment-operator', nameZh: '环境值班员', nameEn: 'Environment operator' },
  { code: 'energy-manager', nameZh: '能源管理员', nameEn: 'Energy manager' },
  { code: 'finance-clerk', nameZh: '财务人员', nameEn: 'Finance clerk' },
  { code: 'hr-clerk', nameZh: '人事专员', nameEn: 'HR clerk' },
  { code: 'vice-director', nameZh: '分管副院长', nameEn: 'Vice director' },
  { code: 'chief-accountant', nameZh: '总会计师', nameEn: 'Chief accountant' },
  { code: 'payroll-approver', nameZh: '薪酬审批人', nameEn: 'Payroll approver' },
  { code: 'store-manager', nameZh: '库房主管', nameEn: 'Store manager' },
  { code: 'buyer-lead', nameZh: '采购主管', nameEn: 'Buyer lead' },
  { code: 'asset-office', nameZh: '资产管理科', nameEn: 'Asset office' },
  { code: 'legal-office', nameZh: '法务', nameEn: 'Legal office' },
  { code: 'safety-office', nameZh: '安全保卫科', nameEn: 'Safety office' },
  { code: 'performance-officer', nameZh: '绩效专员', nameEn: 'Performance officer' },
  { code: 'editor', nameZh: '编辑', nameEn: 'Editor' },
  { code: 'notice-reviewer', nameZh: '公告审核人', nameEn: 'Notice reviewer' },
  { code: 'cleaner', nameZh: '保洁员', nameEn: 'Cleaner' },
  { code: 'guard', nameZh: '保安', nameEn: 'Security guard' },
  { code: 'auditor', nameZh: '审计员', nameEn: 'Auditor' },
  { code: 'vendor', nameZh: '外部服务商', nameEn: 'External vendor' },
  { code: 'wallboard', nameZh: '大屏', nameEn: 'Wallboard' },
  { code: 'integration', nameZh: '接口程序', nameEn: 'Integration client' },
  { code: 'employee', nameZh: '普通员工', nameEn: 'Employee' },
] as const;

export type SeededRole = (typeof seededRoles)[number]['code'];

/** Somebody active must always hold it. */
export const adminRole: SeededRole = 'admin';
