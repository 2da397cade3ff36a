// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hashing/Digest.h"

#include <algorithm>
#include <memory>
#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace core {

namespace {

constexpr std::size_t sha256BlockSize = 64;

// Fetched once and kept for the life of the process: a fetch costs more than a short hash.
const EVP_MD *fetch(const char *name)
{
    const EVP_MD *algorithm = EVP_MD_fetch(nullptr, name, nullptr);
    if (!algorithm)
        qFatal("OpenSSL on this system offers no %s", name);
    return algorithm;
}

// One running hash per thread and algorithm, used again and again: no allocation per call.
class Hasher
{
public:
    explicit Hasher(const EVP_MD *algorithm)
        : m_algorithm(algorithm)
        , m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free)
    {
        Q_CHECK_PTR(m_context.get());
    }

    void start() { check(EVP_DigestInit_ex2(m_context.get(), m_algorithm, nullptr)); }

    void add(QByteArrayView bytes)
    {
        check(EVP_DigestUpdate(m_context.get(), bytes.data(), static_cast<size_t>(bytes.size())));
    }

    template <std::size_t N>
    void finish(std::array<std::uint8_t, N> &digest)
    {
        check(EVP_DigestFinal_ex(m_context.get(), digest.data(), nullptr));
    }

private:
    static void check(int status)
    {
        if (status != 1)
            qFatal("OpenSSL cannot hash");
    }

    const EVP_MD *m_algorithm;
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

Hasher &sha256Hasher()
{
    static const EVP_MD *const algorithm = fetch("SHA256");
    thread_local Hasher hasher(algorithm);
    return hasher;
}

Hasher &md5Hasher()
{
    static const EVP_MD *const algorithm = fetch("MD5");
    thread_local Hasher hasher(algorithm);
    return hasher;
}

template <std::size_t N>
QByteArrayView viewOf(const std::array<std::uint8_t, N> &bytes)
{
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

template <std::size_t N>
QByteArray hexOf(const std::array<std::uint8_t, N> &bytes)
{
    constexpr std::array digits{'0', '1', '2', '3', '4', '5', '6', '7',
                                '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    QByteArray text(qsizetype{2 * N}, Qt::Uninitialized);
    char *to = text.data();
    for (const std::uint8_t byte : bytes) {
        *to++ = digits.at(byte >> 4);
        *to++ = digits.at(byte & 0xF);
    }
    return text;
}

using KeyBlock = std::array<std::uint8_t, sha256BlockSize>;

void mask(KeyBlock &block, std::uint8_t pad)
{
    for (std::uint8_t &byte : block)
        byte = static_cast<std::uint8_t>(byte ^ pad);
}

} // namespace

Sha256 sha256(QByteArrayView bytes)
{
    Sha256 digest;
    Hasher &hasher = sha256Hasher();
    hasher.start();
    hasher.add(bytes);
    hasher.finish(digest);
    return digest;
}

Md5 md5(QByteArrayView bytes)
{
    Md5 digest;
    Hasher &hasher = md5Hasher();
    hasher.start();
    hasher.add(bytes);
    hasher.finish(digest);
    return digest;
}

Sha256 hmacSha256(QByteArrayView key, QByteArrayView message)
{
    constexpr std::uint8_t innerPad = 0x36;
    constexpr std::uint8_t outerPad = 0x5C;
    KeyBlock block{};
    if (key.size() > qsizetype{sha256BlockSize}) {
        Sha256 shortKey = sha256(key);
        std::copy(shortKey.begin(), shortKey.end(), block.begin());
        OPENSSL_cleanse(shortKey.data(), shortKey.size());
    } else {
        std::copy(key.begin(), key.end(), block.begin());
    }

    Sha256 digest;
    Hasher &hasher = sha256Hasher();
    mask(block, innerPad);
    hasher.start();
    hasher.add(viewOf(block));
    hasher.add(message);
    hasher.finish(digest);

    mask(block, innerPad ^ outerPad);
    hasher.start();
    hasher.add(viewOf(block));
    hasher.add(viewOf(digest));
    hasher.finish(digest);

    OPENSSL_cleanse(block.data(), block.size());
    hasher.start(); // a context left as it ended still holds the result, which may be a key
    return digest;
}

QByteArray toHex(const Sha256 &digest)
{
    return hexOf(digest);
}

QByteArray toHex(const Md5 &digest)
{
    return hexOf(digest);
}

} // namespace core
