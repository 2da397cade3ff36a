// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/Secret.h"

#include <cstring>
#include <openssl/crypto.h>

namespace core {

namespace {

// OpenSSL's secure heap lies between guard pages, is kept out of swap as far as the system lets
// us, and out of core dumps. Large enough for about a hundred session tokens.
bool hasSecureHeap()
{
    constexpr size_t heapSize = 256 * 1024;
    constexpr size_t smallestBlock = 32;
    static const bool has = CRYPTO_secure_malloc_initialized() == 1
        || CRYPTO_secure_malloc_init(heapSize, smallestBlock) != 0;
    return has;
}

} // namespace

class Secret::Buffer
{
public:
    explicit Buffer(QByteArrayView bytes)
        : m_size(static_cast<size_t>(bytes.size()))
        , m_data(hasSecureHeap() ? OPENSSL_secure_malloc(m_size) : nullptr)
    {
        if (!m_data)
            m_data = OPENSSL_malloc(m_size);
        Q_CHECK_PTR(m_data);
        std::memcpy(m_data, bytes.data(), m_size);
    }
    Q_DISABLE_COPY_MOVE(Buffer)

    // Wipes, whichever heap it came from.
    ~Buffer() { OPENSSL_secure_clear_free(m_data, m_size); }

    QByteArrayView view() const
    {
        return {static_cast<const char *>(m_data), static_cast<qsizetype>(m_size)};
    }

private:
    size_t m_size;
    void *m_data;
};

Secret::Secret(QByteArrayView bytes)
    : m_buffer(bytes.isEmpty() ? nullptr : std::make_shared<const Buffer>(bytes))
{
}

Secret Secret::take(QByteArray &&bytes)
{
    Secret secret{QByteArrayView(bytes)};
    if (bytes.isDetached())
        OPENSSL_cleanse(bytes.data(), static_cast<size_t>(bytes.size()));
    return secret;
}

bool Secret::isEmpty() const
{
    return !m_buffer;
}

qsizetype Secret::size() const
{
    return reveal().size();
}

QByteArrayView Secret::reveal() const
{
    return m_buffer ? m_buffer->view() : QByteArrayView();
}

} // namespace core
