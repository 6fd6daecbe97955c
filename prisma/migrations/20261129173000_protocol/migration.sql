-- CreateTable
CREATE TABLE "ProtocolChange" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" INTEGER,
    "until" CHAR(10),
    "authorId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "ProtocolChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ProtocolChange_teamId_key_at_idx" ON "ProtocolChange"("teamId", "key", "at");

-- AddForeignKey
ALTER TABLE "ProtocolChange" ADD CONSTRAINT "ProtocolChange_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;
