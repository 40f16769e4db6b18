import { Field, Float, ObjectType } from 'type-graphql';
import { FaultCode } from './fault-code.entity.ts';

@ObjectType({ description: 'A code the program proposes; a person decides.' })
export class CodeSuggestion {
  @Field(() => FaultCode) code!: FaultCode;
  @Field(() => Float, { description: 'Share of the evidence, 0 to 1.' }) confidence!: number;
}
