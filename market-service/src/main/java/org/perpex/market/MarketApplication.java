package org.perpex.market;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The market service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MarketApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(MarketApplication.class, arguments);
    }
}
