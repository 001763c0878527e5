package org.perpex.common.spring.config;

import com.alibaba.cloud.nacos.NacosConfigManager;
import com.alibaba.cloud.nacos.NacosPropertySourceRepository;
import com.alibaba.cloud.nacos.client.NacosPropertySource;
import com.alibaba.nacos.api.config.ConfigService;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.endpoint.event.RefreshEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** Looks after the settings that the service took from Nacos at its start. */
@AutoConfiguration
@ConditionalOnClass(NacosConfigManager.class)
@ConditionalOnProperty(name = "spring.cloud.nacos.config.enabled", matchIfMissing = true)
class SharedSettingsAutoConfiguration {

    private static final long ANSWER_MILLIS_MAX = Duration.ofSeconds(1).toMillis();

    @Bean
    SharedSettings sharedSettings(NacosConfigManager nacos, ApplicationContext context) {
        ConfigService service = nacos.getConfigService();
        List<SharedSettings.Document> documents = NacosPropertySourceRepository.getAll().stream()
                .filter(NacosPropertySource::isRefreshable)
                .map(source -> new SharedSettings.Document(source.getDataId(), source.getGroup()))
                .distinct()
                .toList();
        return new SharedSettings(
                documents,
                document -> service.getConfig(document.dataId(), document.group(), ANSWER_MILLIS_MAX),
                () -> context.publishEvent(new RefreshEvent(context, "look", "Shared settings have changed")));
    }
}
