import { ValidationFailed } from '@houqin/kit/errors';
import { describe, expect, it } from 'vitest';
import { checkReport } from './check-report.ts';
import { defaultSymptoms } from './default-symptoms.ts';
import { certainEnough, judgeRequest } from './judge-request.ts';
import { Symptom } from './symptom.entity.ts';

const symptoms = defaultSymptoms.map((rule, position) =>
  Object.assign(new Symptom(), {
    ...{ id: rule.code, code: rule.code, position, textZh: rule.zh, textEn: rule.en },
    ...{ trade: rule.trade, confidence: rule.confidence, words: rule.words },
    lifeSafety: rule.lifeSafety ?? false,
  }),
);
const symptom = (code: string) => symptoms.find((one) => one.code === code)!;

describe('what a report is about', () => {
  it.each([
    ['WATER_LEAK', '', 'PLUMBING', true],
    ['NOISE', '', 'HVAC', false],
    ['SMELL', '', 'PLUMBING', false],
    ['OTHER', '不知道怎么了', null, false],
    ['OTHER', '水池漏水', 'PLUMBING', true],
    [null, '办公室的日光灯一直闪', 'ELECTRICAL', true],
    [null, 'The toilet on the ward is blocked', 'PLUMBING', true],
    [null, '冰箱门关不严', 'DOORS', false],
    [null, '墙边闻到氧气漏气声', 'MEDICAL_GAS', true],
    [null, '麻烦来看看', null, false],
  ] as const)('%s “%s” → %s', (code, text, trade, certain) => {
    const judged = judgeRequest(code && symptom(code), text, symptoms);
    expect(judged.confidence >= certainEnough).toBe(certain);
    if (certain || trade === null) expect(judged.symptom?.trade ?? null).toBe(trade);
  });
});

describe('a report in words', () => {
  const refused = (title: string, description?: string) => {
    try {
      checkReport({ title, description: description ?? null }, null, 'zh');
      return null;
    } catch (error) {
      return error as ValidationFailed;
    }
  };

  it.each(['坏了', '坏了！', '请尽快来修一下', '有问题', 'broken', 'It does not work', ' ', '123'])(
    'refuses “%s” and says what helps, with an example',
    (title) => {
      const error = refused(title);
      expect(error).toBeInstanceOf(ValidationFailed);
      expect(error?.field).toBe('title');
      expect(error?.text?.zh).toContain('冰箱门关不严');
      expect(error?.text?.en).toContain('the fridge door does not close');
    },
  );

  it.each(['冰箱门关不严', '门打不开', '空调不冷', 'door stuck', 'The dishwasher leaks'])(
    'takes “%s”',
    (title) => expect(refused(title)).toBeNull(),
  );

  it('takes the words of the description too', () => {
    expect(refused('坏了', '三号床的呼叫铃按下去没有声音')).toBeNull();
  });

  it('needs no words beside a tapped symptom, whose own it then takes', () => {
    expect(checkReport({}, symptom('WATER_LEAK'), 'zh')).toEqual({
      title: '漏水',
      description: null,
    });
    expect(checkReport({ title: '坏了' }, symptom('LIGHT_OUT'), 'zh').title).toBe('坏了');
    expect(() => checkReport({ title: '坏了' }, symptom('OTHER'), 'zh')).toThrow(ValidationFailed);
  });

  it('refuses what is too long', () => {
    expect(refused('漏'.repeat(121))?.rule).toBe('too-long');
    expect(refused('漏水', '水'.repeat(501))?.rule).toBe('too-long');
  });
});
