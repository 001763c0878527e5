package org.perpex.local.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpex.local.part.Layout;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SecretsTest {

    @TempDir
    private Path checkout;

    @Test
    void stayTheSameOverARestartAndDifferFromEachOther() {
        Layout layout = new Layout(checkout);
        String first = Secrets.of(layout).password("one");

        assertThat(Secrets.of(layout).password("one")).isEqualTo(first).hasSize(32);
        assertThat(Secrets.of(layout).password("two")).isNotEqualTo(first);
        assertThat(Base64.getDecoder().decode(Secrets.of(layout).key("key"))).hasSize(32);
    }

    @Test
    void areReadableByTheirOwnerAlone() throws Exception {
        Layout layout = new Layout(checkout);
        Secrets.of(layout).password("one");
        Path key = IdentityKeys.of(layout, List.of("gateway")).privateFile("gateway");

        assertThat(Files.getPosixFilePermissions(layout.keys().resolve("secrets.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void publishThePublicHalfOfEachPrivateKey() throws Exception {
        List<String> services = List.of("gateway", "trade");
        IdentityKeys keys = IdentityKeys.of(new Layout(checkout), services);

        List<JsonNode> all = published(keys.settings());
        assertThat(all).hasSize(2);
        for (JsonNode published : all) {
            String issuer = published.get("issuer").asString();
            Path file = keys.privateFile(issuer);
            assertThat(published.get("kid").asString()).isEqualTo(issuer + "-1");
            assertThat(file.toRealPath().getFileName()).hasToString(issuer + "-1.pem");
            assertThat(verifies(file, published.get("public-key").asString())).isTrue();
        }
    }

    @Test
    void rotateStepByStepAndAgainAfterAnInterruption() throws Exception {
        Layout layout = new Layout(checkout);
        List<String> services = List.of("gateway", "trade");
        IdentityKeys keys = IdentityKeys.of(layout, services);

        keys.makeNext();
        assertThat(kids(keys)).containsExactly("gateway-1", "gateway-2", "trade-1", "trade-2");
        assertThat(keys.privateFile("trade").toRealPath().getFileName()).hasToString("trade-1.pem");
        IdentityKeys again = IdentityKeys.of(layout, services);
        again.makeNext();
        again.useNewest();
        assertThat(kids(again)).hasSize(6);
        assertThat(again.privateFile("trade").toRealPath().getFileName()).hasToString("trade-3.pem");
        again.forgetOld();

        assertThat(kids(again)).containsExactly("gateway-3", "trade-3");
        JsonNode newest = published(again.settings()).getLast();
        assertThat(verifies(again.privateFile("trade"), newest.get("public-key").asString()))
                .isTrue();
        assertThat(layout.keys().resolve("identity/trade-1.pem")).doesNotExist();
        assertThat(IdentityKeys.of(layout, services).settings()).isEqualTo(again.settings());
    }

    private static List<String> kids(IdentityKeys keys) {
        return published(keys.settings()).stream()
                .map(key -> key.get("kid").asString())
                .toList();
    }

    private static List<JsonNode> published(String settings) {
        JsonNode root = JsonMapper.shared().valueToTree(new Yaml().<Object>load(settings));
        return root.at("/perpex/identity/keys").valueStream().toList();
    }

    private static boolean verifies(Path privateFile, String publicKey) throws Exception {
        String pem = Files.readString(privateFile).replaceAll("-----[A-Z ]+-----|\\s", "");
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        PrivateKey signing = factory.generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        PublicKey verifying = factory.generatePublic(
                new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(signing);
        signature.update(new byte[] {1, 2, 3});
        byte[] signed = signature.sign();
        signature.initVerify(verifying);
        signature.update(new byte[] {1, 2, 3});
        return signature.verify(signed);
    }
}
