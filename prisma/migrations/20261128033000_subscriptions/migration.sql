-- Addresses somebody's own calendar app reads their sessions from.
CREATE TABLE "Subscription" (
    "hash" TEXT NOT NULL,
    "teamId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "whose" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("hash")
);

CREATE UNIQUE INDEX "Subscription_teamId_personId_whose_key" ON "Subscription"("teamId", "personId", "whose");

ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_teamId_personId_fkey" FOREIGN KEY ("teamId", "personId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
