import type { ApproverRule, Reach, StepPlan } from '../approval/step.ts';

/** A flow as it is first made. Amounts in yuan. */
export interface DefaultFlow {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly documentType: string;
  readonly category?: string;
  readonly above?: number;
  readonly upTo?: number;
  readonly overBudget?: boolean;
  readonly selfService?: boolean;
  readonly steps: readonly StepPlan[];
}

const step = (
  key: string,
  nameZh: string,
  nameEn: string,
  approvers: readonly ApproverRule[],
  mode: StepPlan['mode'] = 'ANY',
  needed: number | null = null,
): StepPlan => ({ key, nameZh, nameEn, mode, needed, approvers });
const role = (code: string, reach: Reach = 'CAMPUS'): ApproverRule => ({ role: code, reach });

const head = step('head', '部门主管', 'Department head', [role('department-head', 'DEPARTMENT')]);
const buyerLead = step('buyer-lead', '采购主管', 'Buyer lead', [role('buyer-lead')]);
const storeManager = step('store-manager', '库房主管', 'Store manager', [role('store-manager')]);
const logistics = step('logistics', '后勤处长', 'Logistics director', [role('logistics-director')]);
const finance = step('finance', '财务', 'Finance', [role('finance-clerk')]);
const accountant = step('accountant', '总会计师', 'Chief accountant', [role('chief-accountant')]);
const vice = step('vice-director', '分管副院长', 'Vice director', [role('vice-director')]);
const director = step('director', '院长', 'Director', [role('director', 'HOSPITAL')]);
const safety = step('safety', '安全保卫科', 'Safety office', [role('safety-office')]);
const collective = step(
  'collective',
  '集体决策（三重一大）',
  'Collective decision',
  [role('vice-director'), role('chief-accountant'), role('logistics-director')],
  'N_OF_M',
  2,
);
const collectiveTender = step('tender', '招标依据', 'Tender evidence', [role('buyer-lead')]);

const purchase = { documentType: 'PURCHASE', selfService: true } as const;
const expense = { documentType: 'EXPENSE', selfService: true } as const;
const payment = { documentType: 'PAYMENT' } as const;

/** Source of every row: `domain.md` D, approval defaults; a hospital sets its own from a day on. */
export const defaultFlows: readonly DefaultFlow[] = [
  {
    ...{ code: 'requisition-in-quota', nameZh: '定额内领用', nameEn: 'Requisition in quota' },
    ...{ documentType: 'REQUISITION', category: 'IN_QUOTA', steps: [] },
  },
  {
    ...{ code: 'requisition', nameZh: '超定额或管控物资领用', nameEn: 'Requisition over quota' },
    ...{ documentType: 'REQUISITION', steps: [head, storeManager] },
  },
  {
    ...{ ...purchase, code: 'purchase-10k', nameZh: '采购 1 万元以内', upTo: 10_000 },
    ...{ nameEn: 'Purchase up to ¥10,000', steps: [head, buyerLead] },
  },
  {
    ...{ ...purchase, code: 'purchase-100k', nameZh: '采购 1 万至 10 万元', above: 10_000 },
    ...{ upTo: 100_000, nameEn: 'Purchase ¥10,000 to ¥100,000', steps: [head, logistics, finance] },
  },
  {
    ...{ ...purchase, code: 'purchase-1m', nameZh: '采购 10 万至 100 万元', above: 100_000 },
    ...{ upTo: 1_000_000, nameEn: 'Purchase ¥100,000 to ¥1,000,000' },
    steps: [head, logistics, accountant, vice],
  },
  {
    ...{ ...purchase, code: 'purchase-above', nameZh: '采购 100 万元以上', above: 1_000_000 },
    nameEn: 'Purchase above ¥1,000,000',
    steps: [head, logistics, accountant, vice, director, collective, collectiveTender],
  },
  {
    ...{ ...purchase, code: 'purchase-over-budget', nameZh: '超预算采购', overBudget: true },
    nameEn: 'Purchase beyond the budget',
    steps: [head, logistics, accountant, vice, director, collective],
  },
  {
    ...{ ...expense, code: 'expense-2k', nameZh: '报销 2 千元以内', upTo: 2_000 },
    ...{ nameEn: 'Expense up to ¥2,000', steps: [head] },
  },
  {
    ...{ ...expense, code: 'expense-20k', nameZh: '报销 2 千至 2 万元', above: 2_000 },
    ...{ upTo: 20_000, nameEn: 'Expense ¥2,000 to ¥20,000', steps: [head, finance] },
  },
  {
    ...{ ...expense, code: 'expense-above', nameZh: '报销 2 万元以上', above: 20_000 },
    ...{ nameEn: 'Expense above ¥20,000', steps: [head, finance, vice] },
  },
  {
    ...{ ...payment, code: 'payment', nameZh: '付款', upTo: 500_000 },
    ...{ nameEn: 'Payment', steps: [accountant] },
  },
  {
    ...{ ...payment, code: 'payment-above', nameZh: '付款 50 万元以上', above: 500_000 },
    ...{ nameEn: 'Payment above ¥500,000', steps: [accountant, director] },
  },
  {
    ...{ code: 'disposal', nameZh: '资产处置', nameEn: 'Disposal of an asset' },
    documentType: 'DISPOSAL',
    steps: [
      step('asset', '资产管理科鉴定', 'Asset office', [role('asset-office')]),
      finance,
      director,
    ],
  },
  {
    ...{ code: 'lease', nameZh: '租赁合同', nameEn: 'Lease contract', documentType: 'LEASE' },
    steps: [
      logistics,
      step(
        'finance-legal',
        '财务与法务',
        'Finance and legal',
        [role('finance-clerk'), role('legal-office')],
        'ALL',
      ),
      director,
    ],
  },
  {
    ...{ code: 'payroll', nameZh: '薪酬发放', nameEn: 'Payroll', documentType: 'PAYROLL' },
    steps: [
      step('reviewer', '人事复核', 'HR reviewer', [role('payroll-approver')]),
      finance,
      director,
    ],
  },
  {
    ...{ code: 'shutdown', nameZh: '停气、停电或停水', nameEn: 'Gas, power or water shutdown' },
    ...{ documentType: 'SHUTDOWN', selfService: true },
    steps: [
      step(
        'heads',
        '受影响部门主管',
        'Heads of departments concerned',
        [role('department-head', 'DEPARTMENT')],
        'ALL',
      ),
      safety,
      vice,
    ],
  },
  {
    ...{ code: 'general', nameZh: '一般事项', nameEn: 'General matter', documentType: 'GENERAL' },
    ...{ selfService: true, steps: [head, logistics] },
  },
];
