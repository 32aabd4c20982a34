/** A host that takes Sales Score from the module path. */
module com.example.crm {
    requires io.salesscore;
}
