-- CreateTable
CREATE TABLE "BookingConsent" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "bookingId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "answer" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BookingConsent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BookingScreening" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "bookingId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "answer" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BookingScreening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Allowance" (
    "id" UUID NOT NULL,
    "teamId" UUID NOT NULL,
    "athleteId" UUID NOT NULL,
    "bookingId" UUID,
    "said" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Allowance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BookingConsent_teamId_bookingId_at_idx" ON "BookingConsent"("teamId", "bookingId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "BookingConsent_teamId_id_key" ON "BookingConsent"("teamId", "id");

-- CreateIndex
CREATE INDEX "BookingScreening_teamId_bookingId_at_idx" ON "BookingScreening"("teamId", "bookingId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "BookingScreening_teamId_id_key" ON "BookingScreening"("teamId", "id");

-- CreateIndex
CREATE INDEX "Allowance_teamId_athleteId_at_idx" ON "Allowance"("teamId", "athleteId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Allowance_teamId_id_key" ON "Allowance"("teamId", "id");

-- AddForeignKey
ALTER TABLE "BookingConsent" ADD CONSTRAINT "BookingConsent_teamId_bookingId_fkey" FOREIGN KEY ("teamId", "bookingId") REFERENCES "Booking"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookingConsent" ADD CONSTRAINT "BookingConsent_teamId_personId_fkey" FOREIGN KEY ("teamId", "personId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookingScreening" ADD CONSTRAINT "BookingScreening_teamId_bookingId_fkey" FOREIGN KEY ("teamId", "bookingId") REFERENCES "Booking"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BookingScreening" ADD CONSTRAINT "BookingScreening_teamId_personId_fkey" FOREIGN KEY ("teamId", "personId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Allowance" ADD CONSTRAINT "Allowance_teamId_bookingId_fkey" FOREIGN KEY ("teamId", "bookingId") REFERENCES "Booking"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Allowance" ADD CONSTRAINT "Allowance_teamId_athleteId_fkey" FOREIGN KEY ("teamId", "athleteId") REFERENCES "Person"("teamId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
