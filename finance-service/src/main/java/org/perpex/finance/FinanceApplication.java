package org.perpex.finance;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The finance service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class FinanceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(FinanceApplication.class, arguments);
    }
}
