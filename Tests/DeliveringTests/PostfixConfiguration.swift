import Glibc

/// The two files that a Postfix of a test reads in place of those of the machine.
struct PostfixConfiguration {
  /// Holds conf, queue, data, mail and the certificate.
  var folder: String
  /// The only address it listens on.
  var host: String
  /// Where the login service listens, on 127.0.0.1.
  var loginPort: Int

  /// main.cf, for mailboxes that belong to `user` and `group`.
  func main(user: uid_t, group: gid_t) -> String {
    """
    compatibility_level = 3.6
    config_directory = \(folder)/conf
    queue_directory = \(folder)/queue
    data_directory = \(folder)/data
    maillog_file = \(folder)/log
    maillog_file_prefixes = \(folder)
    inet_interfaces = 127.0.0.1
    inet_protocols = ipv4
    myhostname = mail.agency.example
    mydestination =
    alias_maps =
    mynetworks =
    smtpd_recipient_restrictions = reject_unauth_destination, reject_unlisted_recipient
    smtpd_error_sleep_time = 0
    smtpd_peername_lookup = no
    smtpd_tls_cert_file = \(folder)/cert.pem
    smtpd_tls_key_file = \(folder)/key.pem
    smtpd_tls_auth_only = yes
    smtpd_sasl_type = dovecot
    smtpd_sasl_path = inet:127.0.0.1:\(loginPort)
    virtual_mailbox_domains = agency.example
    virtual_mailbox_base = \(folder)/mail
    virtual_mailbox_maps = inline:{ office@agency.example=office/ desk@agency.example=desk/ }
    virtual_uid_maps = static:\(user)
    virtual_gid_maps = static:\(group)
    virtual_minimum_uid = 1

    """
  }

  /// master.cf: no program that could send mail anywhere.
  var services: String {
    """
    \(host):2525 inet n - n - - smtpd
      -o smtpd_tls_security_level=may -o smtpd_sasl_auth_enable=yes
    \(host):2465 inet n - n - - smtpd
      -o smtpd_tls_wrappermode=yes
    cleanup unix n - n - 0 cleanup
    qmgr unix n - n 300 1 qmgr
    tlsmgr unix - - n 1000? 1 tlsmgr
    rewrite unix - - n - - trivial-rewrite
    bounce unix - - n - 0 bounce
    defer unix - - n - 0 bounce
    trace unix - - n - 0 bounce
    proxymap unix - - n - - proxymap
    error unix - - n - - error
    retry unix - - n - - error
    virtual unix - n n - - virtual
    anvil unix - - n - 1 anvil
    postlog unix-dgram n - n - 1 postlogd

    """
  }
}
