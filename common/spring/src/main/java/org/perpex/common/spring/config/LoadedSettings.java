package org.perpex.common.spring.config;

import com.alibaba.cloud.nacos.NacosPropertySourceRepository;
import com.alibaba.cloud.nacos.client.NacosPropertySource;
import com.alibaba.cloud.nacos.parser.NacosDataParserHandler;
import com.alibaba.nacos.api.config.ConfigService;
import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings in Nacos, compared with those that this process loaded from there at its start. */
record LoadedSettings(ConfigService nacos) implements SharedSettings.Source {

    private static final String UP = "UP";
    private static final long ANSWER_MILLIS_MAX = Duration.ofSeconds(1).toMillis();

    /** The documents that the service took at its start and that may change. */
    static List<SharedSettings.Document> documents() {
        return NacosPropertySourceRepository.getAll().stream()
                .filter(NacosPropertySource::isRefreshable)
                .map(source -> new SharedSettings.Document(source.getDataId(), source.getGroup()))
                .distinct()
                .toList();
    }

    @Override
    public @Nullable String read(SharedSettings.Document document) throws Exception {
        return nacos.getConfig(document.dataId(), document.group(), ANSWER_MILLIS_MAX);
    }

    /** Whether Nacos answered its client lately. While it does not, what is read is the client's own copy. */
    boolean isAnswering() {
        return UP.equals(nacos.getServerStatus());
    }

    /** Compares what the text says, for the text itself was not kept when it was loaded. */
    @Override
    public boolean isLoaded(SharedSettings.Document document, String text) throws IOException {
        NacosPropertySource loaded =
                NacosPropertySourceRepository.getNacosPropertySource(document.dataId(), document.group());
        return loaded != null
                && loaded.getSource().equals(parsed(document, text).getSource());
    }

    /** Reads a text as it was read at the start. */
    static NacosPropertySource parsed(SharedSettings.Document document, String text) throws IOException {
        NacosDataParserHandler parser = NacosDataParserHandler.getInstance();
        return new NacosPropertySource(
                parser.parseNacosData(document.dataId(), text, parser.getFileExtension(document.dataId())),
                document.group(),
                document.dataId(),
                new Date(),
                true);
    }
}
