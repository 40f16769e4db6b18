import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { entityReference } from '@houqin/kit/reference';
import { Vendor } from '@houqin/kit/vendor';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Assignment } from '../assignment/assignment.entity.ts';
import { AssignmentCandidate } from '../assignment/candidate.type.ts';
import { crewOf } from '../assignment/candidates-of.ts';
import { candidateReason, reasonText } from '../assignment/reason-text.ts';
import { ChecklistItem } from '../checklist/checklist-item.entity.ts';
import { FaultCode } from '../fault-code/fault-code.entity.ts';
import { namesHidden } from '../names-hidden.ts';
import { User, userStub } from '../references/user.ts';
import { Technician } from '../technician/technician.entity.ts';
import { technicianRule } from '../technician/technician.list.ts';
import { renderEntry } from '../timeline/render-entry.ts';
import { TimelineEntry } from '../timeline/timeline-entry.entity.ts';
import { unitText } from '../unit-text.ts';
import { LabourLine } from './labour-line.entity.ts';

const technicianOf = entityReference(Technician, technicianRule);

@Resolver(() => ChecklistItem)
export class ChecklistItemResolver {
  @FieldResolver(() => String, { description: 'In the caller’s language.' })
  @Vendor()
  text(@Root() item: ChecklistItem, @Ctx() { locale }: Context): string {
    return locale === 'zh' ? item.textZh : item.textEn;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The unit as people write it.' })
  @Vendor()
  unitText(@Root() { unit }: ChecklistItem): string | null {
    return unit === null ? null : unitText(unit);
  }

  @FieldResolver(() => User, { nullable: true })
  by(@Root() item: ChecklistItem, @Ctx() ctx: Context): User | null {
    return namesHidden(ctx) ? null : userStub(item.doneBy);
  }
}

@Resolver(() => LabourLine)
export class LabourLineResolver {
  @FieldResolver(() => Technician, { nullable: true })
  technician(@Root() line: LabourLine, @Ctx() ctx: Context) {
    return technicianOf({ id: line.technicianId }, ctx);
  }
}

@Resolver(() => FaultCode)
export class FaultCodeFieldsResolver {
  @FieldResolver(() => String, { description: 'In the caller’s language.' })
  @Vendor()
  name(@Root() code: FaultCode, @Ctx() { locale }: Context): string {
    return locale === 'zh' ? code.nameZh : code.nameEn;
  }
}

@Resolver(() => TimelineEntry)
export class TimelineEntryResolver {
  @FieldResolver(() => String, { description: 'In the caller’s language.' })
  text(@Root() entry: TimelineEntry, @Ctx() ctx: Context): string {
    return renderEntry(entry, ctx.locale, namesHidden(ctx)).text;
  }

  @FieldResolver(() => String, { nullable: true })
  detail(@Root() entry: TimelineEntry, @Ctx() ctx: Context): string | null {
    return renderEntry(entry, ctx.locale, namesHidden(ctx)).detail;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Null: the program itself.' })
  actorName(@Root() entry: TimelineEntry, @Ctx() ctx: Context): string | null {
    return namesHidden(ctx) ? null : entry.actorName;
  }
}

@Resolver(() => Assignment)
export class AssignmentResolver {
  @FieldResolver(() => Technician, { nullable: true })
  technician(@Root() assignment: Assignment, @Ctx() ctx: Context) {
    return technicianOf({ id: assignment.technicianId }, ctx);
  }

  @FieldResolver(() => String, { nullable: true, description: 'As it was then; never on walls.' })
  technicianName(@Root() assignment: Assignment, @Ctx() ctx: Context): string | null {
    return namesHidden(ctx) ? null : assignment.technicianName;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The dispatcher who chose.' })
  byName(@Root() assignment: Assignment, @Ctx() ctx: Context): string | null {
    return namesHidden(ctx) ? null : assignment.byName;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why this technician, then.' })
  reason(@Root() assignment: Assignment, @Ctx() { locale }: Context): string | null {
    const mine = assignment.ranking.find((one) => one.technicianId === assignment.technicianId);
    return mine && mine.score !== null ? reasonText(mine.terms, locale) : null;
  }

  @FieldResolver(() => [AssignmentCandidate], {
    nullable: true,
    description: 'The whole ranking then: terms of the eligible, reasons of the excluded.',
  })
  @Allow('work-order:dispatch')
  async ranking(
    @Root() assignment: Assignment,
    @Ctx() ctx: Context,
  ): Promise<AssignmentCandidate[]> {
    const people = new Map(
      (await crewOf(ctx)).map(({ technician }) => [technician.id, technician]),
    );
    return assignment.ranking.flatMap((ranked) => {
      const technician = people.get(ranked.technicianId);
      if (!technician) return [];
      return Object.assign(new AssignmentCandidate(), {
        technician,
        eligible: ranked.score !== null,
        score: ranked.score ?? 0,
        terms: ranked.terms,
        exclusions: ranked.exclusions,
        reason: candidateReason(ranked, ctx.locale),
      });
    });
  }
}
