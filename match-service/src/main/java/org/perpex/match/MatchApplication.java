package org.perpex.match;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the matching service. */
@SpringBootApplication
public class MatchApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(MatchApplication.class, arguments);
    }
}
