import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

const LimitRow = graphql(`
  fragment LimitRow on RoomClassLimit {
    id
    version
    roomClass
    quantity
    low
    high
    unit
    unitText
    source
    edition
    effectiveFrom
    effectiveTo
    note
    changedBy
  }
`);
export type LimitRow = ResultOf<typeof LimitRow>;

export const LimitsQuery = graphql(
  `
    query Limits {
      roomClassLimits {
        ...LimitRow
      }
    }
  `,
  [LimitRow],
);

export const SetLimit = graphql(
  `
    mutation SetLimit($input: SetRoomClassLimitInput!) {
      setRoomClassLimit(input: $input) {
        ...LimitRow
      }
    }
  `,
  [LimitRow],
);
