package org.perpex.market.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Source;
import org.perpex.common.spring.approval.ApprovalDesk;
import org.perpex.common.spring.approval.Approvals;
import org.perpex.common.spring.approval.AuditDesk;
import org.perpex.common.spring.outbox.EngineMarks;
import org.perpex.common.spring.outbox.Outbox;
import org.perpex.common.spring.outbox.OutboxSender;
import org.perpex.common.spring.stream.StreamFollower;
import org.perpex.common.spring.stream.StreamQueues;
import org.perpex.common.spring.web.ServiceClients;
import org.perpex.market.config.MarketSettings;
import org.perpex.market.feed.MarketFeed;
import org.perpex.market.index.Constituents;
import org.perpex.market.index.IndexPrices;
import org.perpex.market.price.PriceBoard;
import org.perpex.market.price.PriceComputer;
import org.perpex.market.specification.Listings;
import org.perpex.market.store.JdbcFeedStore;
import org.perpex.market.store.SnapshotFile;
import org.perpex.market.store.StoredActs;
import org.perpex.market.store.StoredFunding;
import org.perpex.market.store.StoredListings;
import org.perpex.market.store.StoredMarks;
import org.perpex.market.store.StoredPhases;
import org.perpex.market.store.StoredPrices;
import org.redisson.api.RedissonClient;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    /** Short beside the 100 ms of the quickest depth stream. */
    private static final Duration GATHER = Duration.ofMillis(20);

    /** Nobody waits for it. */
    private static final Duration FUNDING_GATHER = Duration.ofMillis(200);

    private final Semaphore outboxWork = new Semaphore(0);

    @Bean
    FeedWriter feedWriter(JdbcFeedStore store, SnapshotFile snapshots) {
        return new FeedWriter(store, snapshots);
    }

    @Bean
    FeedHandler feedHandler(FeedHandler.FeedParts parts, InstantSource clock, MarketSettings settings) {
        return new FeedHandler(parts, clock, settings.snapshotInterval());
    }

    @Bean
    FeedHandler.FeedParts feedParts(MarketFeed feed, JdbcFeedStore store, SnapshotFile snapshots, FeedWriter writer) {
        return new FeedHandler.FeedParts(feed, store, snapshots, writer);
    }

    @Bean
    StreamFollower tradeFollower(StreamQueues queues, FeedHandler handler, MeterRegistry meters) {
        return new StreamFollower("market", Destination.TRADE, queues, handler)
                .gathering(GATHER)
                .meteredBy(meters);
    }

    @Bean
    StreamFollower fundingFollower(StreamQueues queues, StoredFunding stored, MeterRegistry meters) {
        return new StreamFollower("market-funding", Destination.ASSET, queues, new FundingRecorder(stored))
                .gathering(FUNDING_GATHER)
                .meteredBy(meters);
    }

    @Bean
    Outbox outbox(JdbcClient jdbc) {
        return new Outbox(jdbc, outboxWork::release);
    }

    @Bean
    OutboxSender outboxSender(
            Outbox outbox,
            DataSource dataSource,
            OutboxSender.AcknowledgedSend broker,
            ServiceClients clients,
            MeterRegistry meters) {
        OutboxSender.Route route = new OutboxSender.Route(Source.MARKET, Destination.RISK, "market");
        return new OutboxSender(route, outbox, dataSource, broker, outboxWork)
                .meteredBy(meters)
                .checkedBy(EngineMarks.of(clients, route.source()));
    }

    @Bean
    PhaseGuard.PhaseStore phaseStore(StoredPhases phases, Outbox outbox, PlatformTransactionManager transactions) {
        return new PhaseGuard.PhaseStore(phases, outbox, new TransactionTemplate(transactions));
    }

    @Bean
    Announcement announcement(Listings listings, StoredListings stored, PhaseGuard.PhaseStore store) {
        return new Announcement(listings, stored, store);
    }

    @Bean
    PhaseGuard phaseGuard(Listings listings, PhaseGuard.PhaseStore store, MeterRegistry meters) {
        return new PhaseGuard(listings, store, meters);
    }

    @Bean
    ApprovalDesk approvalDesk(ServiceClients clients) {
        return clients.client(ApprovalDesk.class, "user-service");
    }

    @Bean
    AuditDesk auditDesk(ServiceClients clients) {
        return clients.client(AuditDesk.class, "user-service");
    }

    @Bean
    Approvals approvals(ApprovalDesk desk) {
        return new Approvals(desk);
    }

    @Bean
    OperatorDesk.Markets operatorMarkets(Listings listings, StoredListings stored, Constituents constituents) {
        return new OperatorDesk.Markets(listings, stored, constituents);
    }

    @Bean
    OperatorDesk operatorDesk(
            OperatorDesk.Markets markets,
            IndexPrices indexes,
            StoredMarks marks,
            StoredActs acts,
            PhaseGuard.PhaseStore store,
            InstantSource clock) {
        return new OperatorDesk(markets, new OperatorDesk.Prices(indexes, marks), acts, store, clock);
    }

    @Bean
    ActReporter actReporter(
            StoredActs acts, AuditDesk audit, Listings listings, StoredListings stored, Constituents constituents) {
        return new ActReporter(acts, audit, listings, stored, constituents);
    }

    @Bean
    IndexGuard indexGuard(
            Listings listings,
            Constituents constituents,
            IndexPrices indexes,
            MarketSettings settings,
            PhaseGuard phases) {
        return new IndexGuard(listings, constituents, indexes, settings.indexFreshness(), phases);
    }

    @Bean
    SharedPrices sharedPrices(RedissonClient redis, JsonMapper json, IndexPrices indexes, PriceBoard board) {
        return new SharedPrices(redis, json, indexes, board);
    }

    @Bean
    BrokerPrices brokerPrices(Listings listings, OutboxSender.AcknowledgedSend broker, MeterRegistry meters) {
        return new BrokerPrices(listings, broker, meters);
    }

    @Bean
    HealthIndicator feedHealthIndicator(StreamFollower tradeFollower) {
        return () -> tradeFollower.hasDiverged()
                ? Health.down()
                        .withDetail("feed", "the stream of the books diverged")
                        .build()
                : Health.up().build();
    }

    @Bean
    PriceRecorder priceRecorder(Listings listings, StoredPrices stored, MarketFeed feed) {
        return new PriceRecorder(
                listings, stored, listing -> feed.state(listing).held());
    }

    @Bean
    PriceLoop priceLoop(
            PriceLoop.PriceParts parts, RedissonClient redis, InstantSource clock, MarketSettings settings) {
        return new PriceLoop(parts, redis, clock, settings.resumeWithin());
    }

    @Bean
    PriceLoop.PriceParts priceParts(
            PriceComputer.Inputs inputs,
            BrokerPrices broker,
            SharedPrices shared,
            StoredPrices stored,
            PriceRecorder recorder,
            IndexGuard guard) {
        return new PriceLoop.PriceParts(() -> new PriceComputer(inputs), broker, shared, stored, recorder, guard);
    }
}
