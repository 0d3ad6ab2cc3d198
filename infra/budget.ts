import type { Stack } from "aws-cdk-lib";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import type { Topic } from "aws-cdk-lib/aws-sns";
import type { StackSettings } from "#infra/settings.ts";
import { physicalName } from "#infra/wired.ts";

/** Shares of the budget at which somebody is told: spent already, and to be expected by the end of the month. */
const bounds = [
  { notificationType: "ACTUAL", threshold: 50 },
  { notificationType: "ACTUAL", threshold: 100 },
  { notificationType: "FORECASTED", threshold: 100 },
];

/** Create the budget of the account: it counts all that the account spends, whoever spends it. */
export const createBudget = (stack: Stack, settings: StackSettings, topic: Topic): void => {
  new CfnBudget(stack, "Budget", {
    budget: {
      budgetName: physicalName(settings, "spend"),
      budgetType: "COST",
      timeUnit: "MONTHLY",
      budgetLimit: { amount: settings.monthlyBudgetUsd, unit: "USD" },
    },
    notificationsWithSubscribers: bounds.map(({ notificationType, threshold }) => ({
      notification: { notificationType, threshold, comparisonOperator: "GREATER_THAN", thresholdType: "PERCENTAGE" },
      subscribers: [{ subscriptionType: "SNS", address: topic.topicArn }],
    })),
  });
};
