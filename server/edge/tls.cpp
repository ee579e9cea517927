#include "edge/tls.hpp"

#include <openssl/ssl.h>

#include <boost/system/error_code.hpp>
#include <stdexcept>
#include <string>

namespace multaqa::edge {
namespace {

namespace ssl = boost::asio::ssl;

constexpr const char* kTls12Ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";
constexpr unsigned char kHttp11[] = "http/1.1";

// ALPN: a client that offers HTTP/1.1 among others is told so; one that offers only others is served as if it had not
// asked.
int select_protocol(SSL*, const unsigned char** out, unsigned char* size, const unsigned char* offered,
                    unsigned int offered_size, void*) {
    for (unsigned int at = 0; at < offered_size; at += offered[at] + 1U) {
        const std::string_view name(reinterpret_cast<const char*>(offered + at + 1), offered[at]);
        if (name != reinterpret_cast<const char*>(kHttp11)) continue;
        *out = offered + at + 1;
        *size = offered[at];
        return SSL_TLSEXT_ERR_OK;
    }
    return SSL_TLSEXT_ERR_NOACK;
}

void require(const boost::system::error_code& error, const std::string& what) {
    if (error) throw std::runtime_error("TLS: " + what + ": " + error.message());
}

}  // namespace

ssl::context make_tls_context(const TlsFiles& files) {
    ssl::context context(ssl::context::tls_server);
    auto* native = context.native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_options(native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);  // idle connections hold 34 KiB less
    if (SSL_CTX_set_cipher_list(native, kTls12Ciphers) != 1) throw std::runtime_error("TLS: no usable cipher");
    SSL_CTX_set_alpn_select_cb(native, select_protocol, nullptr);
    boost::system::error_code error;
    context.use_certificate_chain_file(files.certificate_chain, error);
    require(error, "cannot read the certificate chain " + files.certificate_chain);
    context.use_private_key_file(files.private_key, ssl::context::pem, error);
    require(error, "cannot read the private key " + files.private_key);
    if (SSL_CTX_check_private_key(native) != 1)
        throw std::runtime_error("TLS: the key " + files.private_key + " does not belong to " + files.certificate_chain);
    return context;
}

}  // namespace multaqa::edge
