import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Another way to sign in: by the hospital’s own account.' })
export class SignInProvider {
  @Field(() => String) id!: string;
  @Field(() => String, { description: 'For the button, in the language asked for.' })
  title!: string;
  @Field(() => String, {
    description: 'A page of this site that leads to the provider; takes `to`, a path to return to.',
  })
  url!: string;
}
